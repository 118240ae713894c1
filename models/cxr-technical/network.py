"""The network: one small scorer with shared weights looks at the film in all sixteen poses.

The scorer says how much a picture looks like an upright film with the right grey scale. A softmax over the sixteen
poses makes the answer exactly equivariant: turning, mirroring or inverting the input permutes the posterior and changes
nothing else. Projection and the features of the plausibility gate are averaged under the same posterior.
"""
import torch
from torch import nn
from torch.nn import functional

from symmetry import POSES, parts_of, upright_if

SIDE = 128


class Block(nn.Module):
    """Two 3 x 3 convolutions with a short cut; halves the side."""

    def __init__(self, before, after):
        super().__init__()
        self.one = nn.Conv2d(before, after, 3, 2, 1, bias=False)
        self.one_norm = nn.BatchNorm2d(after)
        self.two = nn.Conv2d(after, after, 3, 1, 1, bias=False)
        self.two_norm = nn.BatchNorm2d(after)
        self.short = nn.Conv2d(before, after, 1, 1, 0, bias=False)

    def forward(self, x):
        y = functional.relu(self.one_norm(self.one(x)))
        return functional.relu(self.two_norm(self.two(y)) + self.short(functional.avg_pool2d(x, 2)))


class Scorer(nn.Module):
    """[n, 1, 128, 128] to [n, 3]: how canonical, logit of AP, logit of plausible."""

    def __init__(self, widths=(32, 64, 96), drop=0.2):
        super().__init__()
        self.stem = nn.Conv2d(1, widths[0], 7, 4, 3, bias=False)
        self.stem_norm = nn.BatchNorm2d(widths[0])
        self.blocks = nn.Sequential(*[Block(a, b) for a, b in zip(widths, widths[1:])])
        self.map = nn.Conv2d(widths[-1], 24, 1)
        self.drop = nn.Dropout(drop)
        self.hidden = nn.Linear(24 * 64 + widths[-1], 64)
        self.out = nn.Linear(64, 3)

    def forward(self, x):
        return self.look(x)[0]

    def look(self, x):
        """The three numbers, and the 64 + 96 features they and the gate are made of."""
        x = functional.relu(self.stem_norm(self.stem(x - 0.5)))
        x = self.blocks(x)
        place, mean = functional.relu(self.map(x)).flatten(1), x.mean((2, 3))
        hidden = functional.relu(self.hidden(self.drop(torch.cat((place, mean), 1))))
        return self.out(self.drop(hidden)), torch.cat((hidden, mean), 1)


class Check(nn.Module):
    """The model as shipped: [1, 1, 128, 128] in 0..1 to named probabilities.

    Gate: weights of the 160 features averaged under the posterior, of the posterior's largest number and of the scores'
    log-sum-exp, then an offset; see `gate.py`.
    """

    FEATURES = 162

    def __init__(self, scorer, temperature=1.0, projection=(1.0, 0.0), gate=None):
        super().__init__()
        self.scorer = scorer
        self.temperature = float(temperature)
        self.projection = projection
        gate = torch.zeros(self.FEATURES + 1) if gate is None else torch.as_tensor(gate, dtype=torch.float32)
        self.register_buffer("gate", gate[:-1, None])
        self.offset = float(gate[-1])
        k, mirrored, inverted = zip(*[parts_of(pose) for pose in range(POSES)])
        self.register_buffer("turned", functional.one_hot(torch.tensor(k), 4).float())
        self.register_buffer("mirrored", torch.tensor(mirrored).float()[:, None])
        self.register_buffer("inverted", torch.tensor(inverted).float()[:, None])

    def raw(self, image):
        """Scores [16, 3] and features [1, 162] for one image [1, 1, h, w]; no calibration touches them."""
        score, features = self.scorer.look(torch.cat([upright_if(image, pose) for pose in range(POSES)], 0))
        canonical = score[:, 0]
        posterior = torch.softmax(canonical, 0)[None, :]
        top = posterior.max(1, keepdim=True).values
        level = torch.log(torch.exp(canonical - 8).sum(0, keepdim=True) + 1e-12)[None, :]
        return score, torch.cat((posterior @ features, top, level), 1)

    def forward(self, image):
        score, features = self.raw(image)
        posterior = torch.softmax(score[:, 0] / self.temperature, 0)[None, :]
        ap = torch.sigmoid(posterior @ score[:, 1:2] * self.projection[0] + self.projection[1])
        plausible = torch.sigmoid(features @ self.gate + self.offset)
        return (posterior @ self.turned, posterior @ self.mirrored, posterior @ self.inverted,
                torch.cat((1 - ap, ap), 1), plausible)


OUTPUTS = ("orientation", "mirrored", "inverted", "projection", "plausible")

"""Trains one scorer: on four of five folds (`--fold 0..4`, judged on the fifth) or on all films (`--fold all`)."""
import argparse
import copy
import pathlib
import time

import numpy as np
import torch
from torch.nn import functional

import phantom
from augment import Augment, Nonsense, window
from films import DEFAULT_DATA, SEED, Films
from network import Scorer
from symmetry import POSES, lay

SIDE_TRAIN = 160
FILMS_PER_STEP, PHANTOMS_PER_STEP, NONSENSE_PER_STEP = 16, 2, 4
MIRRORED_UPRIGHT = 4
OTHER_POSES = [pose for pose in range(1, POSES) if pose != MIRRORED_UPRIGHT]
PHANTOMS = 300


def phantoms(folder):
    """Simulated training films [n, side, side] and their projection; kept beside the runs, made once."""
    path = pathlib.Path(folder) / "phantoms.npz"
    if not path.exists():
        views = [phantom.VIEWS[i % 2] for i in range(PHANTOMS)]
        images = [phantom.draw(1000 + i, view, SIDE_TRAIN, SIDE_TRAIN, None) for i, view in enumerate(views)]
        np.savez(path, images=np.stack(images), projection=np.arange(PHANTOMS) % 2)
    stored = np.load(path)
    return stored["images"], stored["projection"]


def compared(upright, rng):
    """[3, n, 1, h, w]: every film upright, as its mirror image (the hard pair), and in one of the other poses."""
    poses = rng.choice(OTHER_POSES, len(upright))
    other = torch.stack([lay(film, int(pose)) for film, pose in zip(upright, poses)])
    return torch.stack((upright, lay(upright, MIRRORED_UPRIGHT), other))


def losses(scorer, upright, projection, nonsense, rng):
    laid = compared(upright, rng)
    score = scorer(torch.cat((laid.flatten(0, 1), nonsense)).contiguous(memory_format=torch.channels_last))
    real, n = len(score) - len(nonsense), len(upright)
    canonical = score[:real, 0].view(len(laid), n).T
    pose = functional.cross_entropy(canonical, torch.zeros(n, dtype=torch.long), label_smoothing=0.02)
    view = functional.binary_cross_entropy_with_logits(score[:2 * n, 1], projection.float().repeat(2))
    film = (torch.arange(len(score)) < real).float()
    gate = functional.binary_cross_entropy_with_logits(score[:, 2], film, torch.where(film > 0, 1.0, 4.0))
    return pose + 0.5 * view + 0.3 * gate, (pose.item(), view.item(), gate.item())


class Training:
    """One training. The same films, steps, seed and rate give the same weights."""

    def __init__(self, films, members, simulated, steps, seed, rate):
        self.rng = np.random.default_rng(seed)
        torch.manual_seed(seed)
        self.augment, self.nonsense = Augment([seed, 1]), Nonsense([seed, 2])
        self.films, self.members, self.steps, self.rate, self.done = films, members, steps, rate, 0
        weights = np.where(films.projection[members] == 1, 2.0, 1.0)
        self.chances = weights / weights.sum()
        self.images = torch.from_numpy(np.concatenate((films.small, simulated[0])))[:, None]
        self.views = torch.from_numpy(np.concatenate((films.projection, simulated[1])))
        self.scorer = Scorer().to(memory_format=torch.channels_last)
        self.mean = copy.deepcopy(self.scorer).eval()
        self.optimizer = torch.optim.AdamW(self.scorer.parameters(), rate, weight_decay=0.05)

    def batch(self):
        """Upright films, real and drawn, their projection, and pictures that are no film."""
        real = self.rng.choice(self.members, FILMS_PER_STEP, replace=False, p=self.chances)
        drawn = len(self.films.small) + self.rng.choice(PHANTOMS, PHANTOMS_PER_STEP, replace=False)
        pick = np.concatenate((real, drawn))
        wrong = [self.nonsense.draw() if i % 2 else self.nonsense.spoil(self.films.small[real[i]])
                 for i in range(NONSENSE_PER_STEP)]
        wrong = window(torch.from_numpy(np.stack(wrong))[:, None])
        wrong = torch.stack([lay(picture, int(self.rng.integers(POSES))) for picture in wrong])
        return self.augment(self.images[pick]), self.views[pick], wrong

    def share_of_rate(self):
        """Up over the first hundred steps, level, and down to nothing over the last third."""
        return min(1.0, (self.done + 1) / 100, 3 * (1 - self.done / self.steps))

    def step(self):
        for group in self.optimizer.param_groups:
            group["lr"] = self.rate * self.share_of_rate()
        loss, parts = losses(self.scorer, *self.batch(), self.rng)
        self.optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.scorer.parameters(), 2.0)
        self.optimizer.step()
        self.done += 1
        follow(self.mean, self.scorer, min(0.995, self.done / (self.done + 9)))
        return parts

    def run(self):
        """All steps, with a line every hundred. Returns the running average of the weights."""
        began, seen = time.monotonic(), []
        while self.done < self.steps:
            seen.append(self.step())
            if self.done % 100 == 0:
                print("step %d of %d, %.0f s: pose %.3f view %.3f gate %.3f"
                      % (self.done, self.steps, time.monotonic() - began, *np.mean(seen, 0)), flush=True)
                seen = []
        return self.mean


def follow(mean, scorer, keep):
    """Running average of the weights: calmer than the last step."""
    with torch.no_grad():
        for old, new in zip(mean.state_dict().values(), scorer.state_dict().values()):
            if old.dtype.is_floating_point:
                old.mul_(keep).add_(new, alpha=1 - keep)
            else:
                old.copy_(new)


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--data", default=DEFAULT_DATA, help="folder nih-chest")
    options.add_argument("--runs", default="runs", help="where weights are kept (not committed)")
    options.add_argument("--fold", default="all", help="0 to 4, or all: the weights that are shipped")
    options.add_argument("--steps", type=int, default=1500)
    options.add_argument("--rate", type=float, default=2e-3)
    options.add_argument("--seed", type=int, default=SEED)
    o = options.parse_args()
    torch.set_num_threads(1)
    pathlib.Path(o.runs).mkdir(exist_ok=True)
    films = Films(o.data, SIDE_TRAIN)
    held_out = -1 if o.fold == "all" else int(o.fold)
    members = np.flatnonzero(films.fold != held_out)
    print("training on %d films of %d patients" % (len(members), len(members)), flush=True)
    scorer = Training(films, members, phantoms(o.runs), o.steps, o.seed + held_out, o.rate).run()
    torch.save({"scorer": scorer.state_dict(), "fold": o.fold, "steps": o.steps, "seed": o.seed + held_out},
               pathlib.Path(o.runs) / ("fold-%s.pt" % o.fold))


if __name__ == "__main__":
    main()

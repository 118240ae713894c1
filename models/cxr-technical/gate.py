"""Fits the plausibility gate: a logistic regression on a trained scorer's own features, film or no film.

No film are: noise, shapes, text, drawn limbs and slices, spoiled training films (`augment.Nonsense`), and CT (slices,
and sums along rays through the body as simulated films of abdomen and side) from the folder `ct`, where it is there.
"""
import argparse
import gzip
import pathlib
import struct

import numpy as np
import torch
from sklearn.linear_model import LogisticRegression

from augment import Augment, Nonsense, window
from films import DEFAULT_DATA, SEED, Films
from network import Check, Scorer
from reference import resize_area
from symmetry import POSES, lay

SIDE = 128
DRAWN, SPOILED, FROM_CT = 700, 500, 900
NIFTI_TYPES = {2: np.uint8, 4: np.int16, 8: np.int32, 16: np.float32, 64: np.float64}


def volume(path):
    """A NIfTI-1 volume [z, y, x] in HU."""
    data = gzip.open(path).read()
    shape = struct.unpack_from("<8h", data, 40)[1:4][::-1]
    kind = NIFTI_TYPES[struct.unpack_from("<h", data, 70)[0]]
    start = int(struct.unpack_from("<f", data, 108)[0])
    return np.frombuffer(data, kind, int(np.prod(shape)), start).reshape(shape).astype(np.float32)


class Tomography:
    """Random slices and ray sums of the two CT volumes."""

    def __init__(self, folder, seed):
        self.rng = np.random.default_rng(seed)
        names = ("pulmonary/ct_cropped.nii.gz", "body/example_ct.nii.gz")
        self.volumes = [volume(pathlib.Path(folder) / name).clip(-1000, 1500) for name in names]

    def draw(self):
        """[128, 128], values as they come."""
        r = self.rng
        which = int(r.integers(2))
        body = self.volumes[which]
        body = body[tuple(slice(int(r.integers(0, n // 4)), n - int(r.integers(0, n // 4))) for n in body.shape)]
        axis = int(r.integers(3))
        if which == 1 and r.random() < 0.5:
            picture = ((body + 1000) / 1000).mean(int(r.choice((1, 2)))) ** r.uniform(0.6, 2)
        else:
            low = r.uniform(-1000, 0)
            at = int(r.integers(0, body.shape[axis]))
            picture = np.take(body, at, axis).clip(low, low + r.uniform(200, 1500))
        return resize_area(picture, SIDE, SIDE).astype(np.float32)


def no_films(films, members, ct, seed):
    """[n, 1, 128, 128], windowed, lying in any pose."""
    nonsense, rng = Nonsense(seed), np.random.default_rng(seed)
    pictures = [nonsense.draw() for _ in range(DRAWN)]
    pictures += [nonsense.spoil(films.small[int(rng.choice(members))]) for _ in range(SPOILED)]
    if ct and pathlib.Path(ct).is_dir():
        tomography = Tomography(ct, seed)
        pictures += [tomography.draw() for _ in range(FROM_CT)]
    pictures = window(torch.from_numpy(np.stack(pictures))[:, None])
    return [lay(picture[None], int(rng.integers(POSES))) for picture in pictures]


def features(scorer, images):
    """[n, 162] of tensors [1, 1, 128, 128]."""
    check = Check(scorer).eval()
    with torch.no_grad():
        return np.concatenate([check.raw(image)[1].numpy() for image in images])


def fit(scorer, films, members, simulated, ct, seed):
    """Weights of the 162 features and the offset."""
    upright = torch.from_numpy(films.small[members])[:, None]
    plain = window(torch.from_numpy(np.stack([resize_area(film, SIDE, SIDE) for film in films.small[members]])
                                    .astype(np.float32))[:, None])
    real = [plain, Augment([seed, 3])(upright), Augment([seed, 4])(torch.from_numpy(simulated[:100])[:, None])]
    x = np.concatenate((features(scorer, torch.cat(real)[:, None]),
                        features(scorer, no_films(films, members, ct, [seed, 5]))))
    y = np.arange(len(x)) < sum(len(part) for part in real)
    mean, spread = x.mean(0), x.std(0) + 1e-3
    model = LogisticRegression(C=0.03, max_iter=2000, class_weight="balanced").fit((x - mean) / spread, y)
    weights = model.coef_[0] / spread
    return np.append(weights, model.intercept_[0] - weights @ mean).astype(np.float32)


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--data", default=DEFAULT_DATA)
    options.add_argument("--ct", default=DEFAULT_DATA.parent / "ct")
    options.add_argument("--runs", default="runs")
    options.add_argument("folds", nargs="+", help="0 to 4, all")
    o = options.parse_args()
    torch.set_num_threads(1)
    films = Films(o.data, 160)
    simulated = np.load(pathlib.Path(o.runs) / "phantoms.npz")["images"]
    for fold in o.folds:
        path = pathlib.Path(o.runs) / ("fold-%s.pt" % fold)
        stored = torch.load(path, weights_only=True)
        scorer = Scorer()
        scorer.load_state_dict(stored["scorer"])
        held_out = int(fold) if fold != "all" else -1
        weights = fit(scorer.eval(), films, np.flatnonzero(films.fold != held_out), simulated, o.ct, SEED + held_out)
        torch.save({**stored, "gate": torch.from_numpy(weights)}, path)
        print("fold %s: gate fitted" % fold, flush=True)


if __name__ == "__main__":
    main()

"""Judges every fold's network on the films it never saw and writes `figures.json`.

The patients are dealt into five parts: calibration, bands and the gate's limit that one part is judged with come from
the other four. What is shipped (`settings` in the file) comes from all. Looks are kept in runs/ until a fold is trained
again.
"""
import argparse
import json
import pathlib

import numpy as np
import torch

import phantom
import reference
from augment import Nonsense
from baselines import baselines
from films import DEFAULT_DATA, FOLDS, SEED, Films, dealt
from measures import joined, settle, summary, verdicts, wilson
from network import Check, Scorer
from symmetry import POSES, lay
from variants import PLAIN, VARIANTS

HERE = pathlib.Path(__file__).resolve().parent
DRAWN, NONSENSE = 40, 60
PARTS = 5
ADULT_YEARS = 18


def load(path, temperature=1.0, projection=(1.0, 0.0)):
    """A trained scorer with its gate as the model it becomes."""
    stored = torch.load(path, weights_only=True)
    scorer = Scorer()
    scorer.load_state_dict(stored["scorer"])
    return Check(scorer, temperature, projection, stored["gate"]).eval()


def look(check, images):
    """Raw scores [n, 16, 3] of pictures of any size, the gate's logit in the last column (the same in all poses)."""
    def one(image):
        score, features = check.raw(torch.from_numpy(reference.prepare(image)))
        score[:, 2] = features @ check.gate + check.offset
        return score.numpy()

    with torch.no_grad():
        return np.stack([one(image) for image in images])


def pose_for(patient):
    """The one pose, of all sixteen in turn, that a held-out film is laid in."""
    return patient % POSES


def judge(films, fold, weights):
    """Raw scores of one fold's held-out films, upright and varied, laid in some pose, of drawn films and of nonsense."""
    check = load(weights)
    rng = np.random.default_rng([SEED, fold])
    held_out = [film / 255.0 for film, where in zip(films.full, films.fold) if where == fold]
    varied = [[vary(film, rng) for vary in VARIANTS.values()] for film in held_out]
    drawn = [phantom.draw(5000 + DRAWN * fold + j, phantom.VIEWS[j % 2], 288, 256) for j in range(DRAWN)]
    nonsense = Nonsense([SEED, fold, 9])
    return {"varied": np.stack([look(check, images) for images in varied], 1),
            "posed": look(check, [lay(film, pose_for(i)) for i, film in enumerate(held_out)]),
            "drawn": look(check, drawn), "nonsense": look(check, [nonsense.draw() for _ in range(NONSENSE)])}


def judged(films, runs):
    """Fold number to what `judge` says of it, for every fold that was trained."""
    result = {}
    for fold in range(FOLDS):
        weights = pathlib.Path(runs) / ("fold-%d.pt" % fold)
        kept = weights.with_suffix(".npz")
        if not weights.exists():
            continue
        if not kept.exists() or kept.stat().st_mtime < weights.stat().st_mtime:
            np.savez(kept, **judge(films, fold, weights))
        result[fold] = np.load(kept)
        print("fold %d judged" % fold, flush=True)
    return result


def settings_from(varied, truth):
    """Settings from varied looks [variants, n, 16, 3] at films of n patients."""
    return settle(varied.reshape(-1, POSES, 3), np.tile(truth, len(varied)))


def laid_differently(looks, films, settings):
    """The held-out films, each in one pose, under the settings that are shipped."""
    said = []
    for fold, scores in looks.items():
        truth = films.projection[films.fold == fold]
        poses = np.array([pose_for(i) for i in range(len(truth))])
        said += [verdicts(scores["posed"][poses == pose], truth[poses == pose], settings, pose)
                 for pose in range(POSES)]
    return {name: wilson(hits) for name, hits in joined(said).items() if name.endswith(" right")}


def figures(looks, films):
    folds = sorted(looks)
    varied, drawn, nonsense = (np.concatenate([looks[fold][what] for fold in folds], axis)
                               for what, axis in (("varied", 1), ("drawn", 0), ("nonsense", 0)))
    patients = np.concatenate([np.flatnonzero(films.fold == fold) for fold in folds])
    truth = films.projection[patients]
    part = dealt(truth, PARTS, SEED)
    others = [settings_from(varied[:, part != i], truth[part != i]) for i in range(PARTS)]
    settings = settings_from(varied, truth)

    def said(raw):
        return joined([verdicts(raw[part == i], truth[part == i], others[i]) for i in range(PARTS)])

    by_variant = {name: said(raw) for name, raw in zip(VARIANTS, varied)}
    young = films.age[patients[np.argsort(part, kind="stable")]] < ADULT_YEARS
    refused = verdicts(nonsense, np.zeros(len(nonsense)), settings)["refused"]
    return {"settings": settings, "folds": folds,
            "laid": laid_differently(looks, films, settings),
            "films": {name: summary(each) for name, each in by_variant.items()},
            "simulated": summary(verdicts(drawn, np.arange(len(drawn)) % 2, settings)),
            "drawn nonsense refused": wilson(refused), "drawn nonsense": len(refused),
            "under 18": {"patients": int(young.sum()), **{name: int(by_variant[PLAIN][name][young].sum())
                         for name in ("orientation right", "mirrored right", "inverted right")}},
            "baselines": baselines(films, folds)}


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--data", default=DEFAULT_DATA)
    options.add_argument("--runs", default="runs")
    o = options.parse_args()
    torch.set_num_threads(1)
    films = Films(o.data, 32)
    looks = judged(films, o.runs)
    if not looks:
        raise SystemExit("no fold was trained: nothing can be judged")
    text = json.dumps(figures(looks, films), indent=1)
    (HERE / "figures.json").write_text(text + "\n")
    print(text)


if __name__ == "__main__":
    main()

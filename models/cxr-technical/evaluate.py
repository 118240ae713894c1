"""Judges every fold's scorer on the films it never saw, sets temperature, bands and gate, writes `figures.json`.

A film laid in any of the sixteen poses gets the same answer as the upright one, only permuted (the network is exactly
equivariant, `check.py` proves it), so one upright look at a film stands for all sixteen.
"""
import argparse
import json
import pathlib

import numpy as np
import torch
from scipy.optimize import minimize, minimize_scalar
from sklearn.linear_model import LogisticRegression

import phantom
import reference
from augment import Augment, Nonsense
from films import DEFAULT_DATA, FOLDS, SEED, Films
from network import Check, Scorer
from symmetry import POSES, lay, parts_of

K, MIRRORED, INVERTED = (np.array(part) for part in zip(*[parts_of(pose) for pose in range(POSES)]))


# --- what could happen to a film on its way: each takes and gives a film in 0..1, upright -------------------------

def sides_hidden(film, rng):
    film = film.copy()
    rows, columns = film.shape
    film[: rows // 2, : columns // 8] = 0
    film[: rows // 2, -columns // 8:] = 0
    return film


def wrong_marker(film, rng):
    """The film's own markers hidden and a marker at the image's left, as on a mirrored film."""
    film = sides_hidden(film, rng)
    return phantom.label(film, "L", film.shape[0] // 12, (film.shape[1] // 40, film.shape[0] // 12))


def letterboxed(film, rng):
    wide = np.zeros((film.shape[0], film.shape[1] * 5 // 4), film.dtype)
    start = (wide.shape[1] - film.shape[1]) // 2
    wide[:, start:start + film.shape[1]] = film
    return wide


def squeezed(film, rng):
    """Cropped unevenly, as a film of another format: 84 % of the height."""
    return film[film.shape[0] // 20: -film.shape[0] * 11 // 100]


def tilted(film, rng):
    from PIL import Image
    return np.asarray(Image.fromarray((film * 255).astype(np.uint8)).rotate(float(rng.choice((-8, 8))), 2)) / 255.0


def raw_curve(film, rng):
    """10 bits, dark and flat as an unwindowed plate."""
    return np.round(1023 * (0.3 + 0.4 * film ** 2.0)) / 1023


def noisy(film, rng):
    return np.clip(film + rng.normal(0, 0.08, film.shape), 0, 1)


VARIANTS = {"plain": lambda film, rng: film, "sides hidden": sides_hidden, "marker on the wrong side": wrong_marker,
            "letterboxed 5:4": letterboxed, "cropped to 84 %": squeezed, "tilted 8 degrees": tilted,
            "10-bit flat curve": raw_curve, "noise": noisy}


# --- running ----------------------------------------------------------------------------------------------------

def load(path, calibration=None):
    """A trained scorer with its gate as the model it becomes."""
    stored = torch.load(path, weights_only=True)
    scorer = Scorer()
    scorer.load_state_dict(stored["scorer"])
    calibration = calibration or {"temperature": 1.0, "projection": (1.0, 0.0)}
    return Check(scorer, calibration["temperature"], calibration["projection"], stored["gate"]).eval()


def look(check, images):
    """Raw scores [n, 16, 3] of pictures of any size, the gate's logit in the last column (the same in all poses)."""
    def one(image):
        score, features = check.raw(torch.from_numpy(reference.prepare(image)))
        score[:, 2] = features @ check.gate + check.offset
        return score.numpy()

    with torch.no_grad():
        return np.stack([one(image) for image in images])


def nonsense(n, seed):
    draw = Nonsense(seed)
    return [draw.draw() for _ in range(n)]


def judge(films, fold, weights):
    """Scores of one fold's held-out films in all variants, of fresh phantoms and of nonsense."""
    check = load(weights)
    rng = np.random.default_rng([SEED, fold])
    members = np.flatnonzero(films.fold == fold)
    varied = [[vary(films.full[i] / 255.0, rng) for vary in VARIANTS.values()] for i in members]
    scores = np.stack([look(check, images) for images in varied], 1)
    drawn = [phantom.draw(5000 + 40 * fold + j, phantom.VIEWS[j % 2], 288, 256) for j in range(40)]
    return {"members": members, "films": scores, "simulated": look(check, drawn),
            "nonsense": look(check, nonsense(60, [SEED, fold, 9]))}


def collect(options):
    """The films, and what `judge` says of every trained fold; kept in runs/ until the fold is trained again."""
    films = Films(options.data, 32)
    judged = []
    for fold in range(FOLDS):
        weights = pathlib.Path(options.runs) / ("fold-%d.pt" % fold)
        kept = weights.with_suffix(".npz")
        if not weights.exists():
            continue
        if not kept.exists() or kept.stat().st_mtime < weights.stat().st_mtime:
            np.savez(kept, **judge(films, fold, weights))
        judged.append(np.load(kept))
        print("fold %d judged" % fold, flush=True)
    return films, judged


# --- figures ----------------------------------------------------------------------------------------------------

def softmax(logits):
    e = np.exp(logits - logits.max(-1, keepdims=True))
    return e / e.sum(-1, keepdims=True)


def wilson(right, n, z=1.96):
    p, d = right / n, 1 + z * z / n
    middle, half = (p + z * z / 2 / n) / d, z * np.sqrt(p * (1 - p) / n + z * z / 4 / n / n) / d
    return [round(float(v), 4) for v in (p, max(0.0, middle - half), min(1.0, middle + half))]


def auc(truth, score, draws=1000):
    rng = np.random.default_rng(SEED)
    positive, negative = score[truth == 1], score[truth == 0]
    wins = (positive[:, None] > negative) + 0.5 * (positive[:, None] == negative)
    values = [wins[rng.integers(0, len(positive), len(positive))][:, rng.integers(0, len(negative), len(negative))]
              .mean() for _ in range(draws)]
    return [round(float(v), 4) for v in (wins.mean(), *np.percentile(values, (2.5, 97.5)))]


class Reading:
    """Probabilities from raw scores under one calibration."""

    def __init__(self, raw, calibration):
        posterior = softmax(raw[:, :, 0] / calibration["temperature"])
        self.orientation = np.stack([posterior[:, K == k].sum(1) for k in range(4)], 1)
        self.mirrored = posterior[:, MIRRORED == 1].sum(1)
        self.inverted = posterior[:, INVERTED == 1].sum(1)
        self.view_logit = (posterior * raw[:, :, 1]).sum(1)
        a, b = calibration.get("projection", (1, 0))
        self.ap = 1 / (1 + np.exp(-(a * self.view_logit + b)))
        self.plausible = 1 / (1 + np.exp(-raw[:, 0, 2]))


def calibrate(raw, projection):
    """Temperature of the pose posterior and a balanced logistic curve for the projection, on held-out films."""
    def surprise(log_t):
        return -np.log(softmax(raw[:, :, 0] / np.exp(log_t))[:, 0] + 1e-12).mean()

    temperature = float(np.exp(minimize_scalar(surprise, bounds=(-2, 2), method="bounded").x))
    logit = Reading(raw, {"temperature": temperature}).view_logit
    weight = np.where(projection == 1, 0.5 / (projection == 1).mean(), 0.5 / (projection == 0).mean())
    sign = np.where(projection == 1, 1, -1)
    fit = minimize(lambda ab: (weight * np.logaddexp(0, -sign * (ab[0] * logit + ab[1]))).mean(), (1.0, 0.0))
    return {"temperature": temperature, "projection": [float(v) for v in fit.x]}


def band(wrong_scores, high_min, high_max, allowed):
    """The symmetric band [1 - high, high] that leaves at most the allowed share of wrong scores above it.

    `wrong_scores` is the probability given to the wrong answer for every held-out look.
    """
    high = float(np.clip(np.quantile(wrong_scores, 1 - allowed), high_min, high_max))
    high = np.ceil(high * 100) / 100
    return [round(1 - high, 2), round(high, 2)]


def outcome(wrong_scores, limits):
    n = len(wrong_scores)
    return {"wrong and certain": wilson((wrong_scores > limits[1]).sum(), n),
            "uncertain": wilson(((wrong_scores >= limits[0]) & (wrong_scores <= limits[1])).sum(), n)}


def wrongness(reading, projection):
    """Per question the probability given to what is not so."""
    return {"orientation": 1 - reading.orientation[:, 0], "mirrored": reading.mirrored, "inverted": reading.inverted,
            "projection": np.where(projection == 1, 1 - reading.ap, reading.ap)}


def summary(reading, projection, bands, gate):
    n = len(projection)
    result = {"patients": n,
              "orientation accuracy": wilson((reading.orientation.argmax(1) == 0).sum(), n),
              "mirrored accuracy": wilson((reading.mirrored < 0.5).sum(), n),
              "inverted accuracy": wilson((reading.inverted < 0.5).sum(), n),
              "projection AUC": auc(projection, reading.ap),
              "projection accuracy": wilson(((reading.ap > 0.5) == (projection == 1)).sum(), n),
              "refused by the gate": wilson((reading.plausible < gate).sum(), n)}
    for name, wrong in wrongness(reading, projection).items():
        result["%s with band" % name] = outcome(wrong, bands[name])
    return result


# --- baselines ----------------------------------------------------------------------------------------------------

def baselines(films, seen):
    """Logistic regression on 32 x 32 pixels, same folds; poses by laying every film in all sixteen."""
    small = np.stack([reference.percentile_window(film) for film in films.small])
    right = {"orientation": 0, "mirrored": 0, "inverted": 0}
    score = np.full(len(small), np.nan)
    total = 0
    for fold in range(FOLDS):
        test = (films.fold == fold) & seen
        if not test.any():
            continue
        learn = films.fold != fold

        def laid(part):
            return np.concatenate([lay(small[part], pose).reshape(part.sum(), -1) for pose in range(POSES)]) - 0.5

        x, y = laid(learn), laid(test)
        total += len(y)
        for name, words in (("orientation", K), ("mirrored", MIRRORED), ("inverted", INVERTED)):
            model = LogisticRegression(C=0.01, max_iter=60).fit(x, np.repeat(words, learn.sum()))
            right[name] += (model.predict(y) == np.repeat(words, test.sum())).sum()
        model = LogisticRegression(C=0.01, max_iter=200, class_weight="balanced")
        model.fit(small[learn].reshape(learn.sum(), -1), films.projection[learn])
        score[test] = model.decision_function(small[test].reshape(test.sum(), -1))
    result = {name + " accuracy": round(float(value / total), 4) for name, value in right.items()}
    return {**result, "projection AUC": auc(films.projection[seen], score[seen]),
            "always PA, accuracy": round(float((films.projection[seen] == 0).mean()), 4)}


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--data", default=DEFAULT_DATA)
    options.add_argument("--runs", default="runs")
    options.add_argument("--skip-baselines", action="store_true")
    o = options.parse_args()
    torch.set_num_threads(1)
    films, judged = collect(o)
    members = np.concatenate([fold["members"] for fold in judged])
    seen = np.isin(np.arange(len(films.projection)), members)
    projection = films.projection[members]
    stacked = np.concatenate([fold["films"] for fold in judged], 1)
    scores = dict(zip(VARIANTS, stacked))
    every, every_projection = np.concatenate(list(scores.values())), np.tile(projection, len(scores))
    calibration = calibrate(every, every_projection)
    readings = {name: Reading(raw, calibration) for name, raw in scores.items()}
    pooled = wrongness(Reading(every, calibration), every_projection)
    bands = {name: band(pooled[name], 0.90, 0.99, 0.01 if name == "projection" else 0.002) for name in pooled}
    plausible = np.concatenate([readings[name].plausible for name in VARIANTS])
    gate = round(float(min(0.5, np.quantile(plausible, 0.01))), 3)
    simulated = Reading(np.concatenate([fold["simulated"] for fold in judged]), calibration)
    wrong = Reading(np.concatenate([fold["nonsense"] for fold in judged]), calibration)
    figures = {"calibration": calibration, "bands": bands, "gate": gate,
               "films": {name: summary(reading, projection, bands, gate) for name, reading in readings.items()},
               "simulated": summary(simulated, np.tile((0, 1), len(simulated.ap) // 2), bands, gate),
               "drawn nonsense refused": wilson((wrong.plausible < gate).sum(), len(wrong.plausible))}
    young = films.age[members] < 18
    figures["under 18"] = {"patients": int(young.sum()),
                           "mirrored right": int((readings["plain"].mirrored[young] < 0.5).sum()),
                           "upright right": int((readings["plain"].orientation[young].argmax(1) == 0).sum())}
    if not o.skip_baselines:
        figures["baselines"] = baselines(films, seen)
    pathlib.Path("figures.json").write_text(json.dumps(figures, indent=1) + "\n")
    print(json.dumps(figures, indent=1))


if __name__ == "__main__":
    main()

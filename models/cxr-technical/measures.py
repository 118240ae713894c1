"""From raw scores to answers, settings and figures with 95 % intervals; numpy alone, no film is read here."""
import numpy as np
from scipy.optimize import minimize, minimize_scalar

from films import SEED
from symmetry import POSES, parts_of

K, MIRRORED, INVERTED = (np.array(part) for part in zip(*[parts_of(pose) for pose in range(POSES)]))
QUESTIONS = ("orientation", "mirrored", "inverted", "projection")
# A band leaves at most this share of looks certain and wrong; its upper end stays within these limits.
WRONG_MAX = {"orientation": 0.002, "mirrored": 0.002, "inverted": 0.002, "projection": 0.01}
BAND_HIGH = (0.90, 0.99)
FILMS_REFUSED_MAX = 0.01


def softmax(logits):
    e = np.exp(logits - logits.max(-1, keepdims=True))
    return e / e.sum(-1, keepdims=True)


class Reading:
    """Probabilities from raw scores [n, 16, 3] under one calibration."""

    def __init__(self, raw, temperature, projection=(1.0, 0.0)):
        posterior = softmax(raw[:, :, 0] / temperature)
        self.orientation = np.stack([posterior[:, K == k].sum(1) for k in range(4)], 1)
        self.mirrored = posterior[:, MIRRORED == 1].sum(1)
        self.inverted = posterior[:, INVERTED == 1].sum(1)
        self.view_logit = (posterior * raw[:, :, 1]).sum(1)
        self.ap = 1 / (1 + np.exp(-(projection[0] * self.view_logit + projection[1])))
        self.plausible = 1 / (1 + np.exp(-raw[:, 0, 2]))

    def wrongness(self, projection, pose=0):
        """Per question the probability given to what is not so, for films that lie in this pose."""
        k, mirrored, inverted = parts_of(pose)
        return {"orientation": 1 - self.orientation[:, k], "mirrored": np.abs(mirrored - self.mirrored),
                "inverted": np.abs(inverted - self.inverted), "projection": np.abs(projection - self.ap)}


def calibrate(raw, projection):
    """Temperature of the pose posterior and a balanced logistic curve for the projection."""
    def surprise(log_t):
        return -np.log(softmax(raw[:, :, 0] / np.exp(log_t))[:, 0] + 1e-12).mean()

    temperature = float(np.exp(minimize_scalar(surprise, bounds=(-2, 2), method="bounded").x))
    logit = Reading(raw, temperature).view_logit
    weight = np.where(projection == 1, 0.5 / (projection == 1).mean(), 0.5 / (projection == 0).mean())
    sign = np.where(projection == 1, 1, -1)
    fit = minimize(lambda ab: (weight * np.logaddexp(0, -sign * (ab[0] * logit + ab[1]))).mean(), (1.0, 0.0))
    return {"temperature": temperature, "projection": [float(v) for v in fit.x]}


def band(wrong_scores, allowed):
    """The narrowest symmetric band [1 - high, high] that leaves at most the allowed share of wrong scores above it."""
    high = float(np.clip(np.ceil(np.quantile(wrong_scores.astype(float), 1 - allowed) * 100) / 100, *BAND_HIGH))
    return [round(1 - high, 2), round(high, 2)]


def settle(raw, projection):
    """Calibration, bands and the gate's limit, from upright looks [n, 16, 3] that no training saw."""
    calibration = calibrate(raw, projection)
    reading = Reading(raw, **calibration)
    wrong = reading.wrongness(projection)
    return {"calibration": calibration, "bands": {name: band(wrong[name], WRONG_MAX[name]) for name in QUESTIONS},
            "gate": round(float(min(0.5, np.quantile(reading.plausible, FILMS_REFUSED_MAX))), 3)}


def verdicts(raw, projection, settings, pose=0):
    """What is said of every look under settings that were made without it: arrays by name, one entry a look."""
    reading = Reading(raw, **settings["calibration"])
    result = {"projection": projection, "ap": reading.ap, "refused": reading.plausible < settings["gate"]}
    for name, wrong in reading.wrongness(projection, pose).items():
        low, high = settings["bands"][name]
        result[name + " right"] = wrong < 0.5
        result[name + " wrong and certain"] = wrong > high
        result[name + " uncertain"] = (wrong >= low) & (wrong <= high)
    result["orientation right"] = reading.orientation.argmax(1) == parts_of(pose)[0]
    return result


def joined(parts):
    """Verdicts of several parts as one."""
    return {name: np.concatenate([part[name] for part in parts]) for name in parts[0]}


def wilson(hits, z=1.96):
    """[share, low, high] of an array of yes and no."""
    n = len(hits)
    p, d = float(np.mean(hits)), 1 + z * z / n
    middle, half = (p + z * z / 2 / n) / d, z * np.sqrt(p * (1 - p) / n + z * z / 4 / n / n) / d
    return [round(float(v), 4) for v in (p, max(0.0, middle - half), min(1.0, middle + half))]


def auc(truth, score, draws=1000):
    """[area, low, high]; the interval from a bootstrap over patients."""
    rng = np.random.default_rng(SEED)
    positive, negative = score[truth == 1], score[truth == 0]
    wins = (positive[:, None] > negative) + 0.5 * (positive[:, None] == negative)
    values = [wins[rng.integers(0, len(positive), len(positive))][:, rng.integers(0, len(negative), len(negative))]
              .mean() for _ in range(draws)]
    return [round(float(v), 4) for v in (wins.mean(), *np.percentile(values, (2.5, 97.5)))]


def summary(said):
    """Figures of one look per patient."""
    result = {"patients": len(said["ap"]), "AP": int(said["projection"].sum()),
              "projection AUC": auc(said["projection"], said["ap"]), "refused": wilson(said["refused"])}
    for name in QUESTIONS:
        for what in ("right", "wrong and certain", "uncertain"):
            result["%s %s" % (name, what)] = wilson(said["%s %s" % (name, what)])
    return result

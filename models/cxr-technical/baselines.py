"""Trivial baselines on the same held-out films: logistic regression on 32 x 32 pixels, and always the same answer."""
import numpy as np
from sklearn.linear_model import LogisticRegression

import reference
from measures import INVERTED, K, MIRRORED, auc
from symmetry import POSES, lay

POSE_QUESTIONS = {"orientation": K, "mirrored": MIRRORED, "inverted": INVERTED}


def laid(films):
    """[16 n, pixels]: every film in all sixteen poses."""
    return np.concatenate([lay(films, pose).reshape(len(films), -1) for pose in range(POSES)]) - 0.5


def pose_hits(learn, test):
    """Of all poses of the test films, per question: right or not."""
    x, y = laid(learn), laid(test)
    hits = {}
    for name, answers in POSE_QUESTIONS.items():
        model = LogisticRegression(C=0.01, max_iter=60).fit(x, np.repeat(answers, len(learn)))
        hits[name] = model.predict(y) == np.repeat(answers, len(test))
    return hits


def view_scores(learn, projection, test):
    model = LogisticRegression(C=0.01, max_iter=200, class_weight="balanced")
    return model.fit(learn.reshape(len(learn), -1), projection).decision_function(test.reshape(len(test), -1))


def baselines(films, folds):
    """Shares right, and the projection's AUC, over the held-out films of these folds; `films.small` is 32 x 32."""
    small = np.stack([reference.percentile_window(film) for film in films.small])
    hits, scores, truth = [], [], []
    for fold in folds:
        test, learn = films.fold == fold, films.fold != fold
        hits.append(pose_hits(small[learn], small[test]))
        scores.append(view_scores(small[learn], films.projection[learn], small[test]))
        truth.append(films.projection[test])
    truth = np.concatenate(truth)
    shares = {name: round(float(np.concatenate([each[name] for each in hits]).mean()), 4) for name in POSE_QUESTIONS}
    return {**shares, "projection AUC": auc(truth, np.concatenate(scores)),
            "always PA": round(float((truth == 0).mean()), 4)}

"""Reads the labelled films (split train and tune) and nothing else of the data folder."""
import csv
import pathlib

import numpy as np
from PIL import Image

import reference

DEFAULT_DATA = pathlib.Path(__file__).resolve().parents[2].parent / "shared" / "data" / "nih-chest"
FOLDS = 5
SEED = 20261121


class Films:
    """Grey films [n, side, side] as float32 in 0..1, with projection (0 PA, 1 AP) and fold per patient."""

    def __init__(self, folder, side):
        rows = [row for row in csv.DictReader(open(pathlib.Path(folder) / "labels.csv"))
                if row["split"] in ("train", "tune")]
        rows.sort(key=lambda row: row["image"])
        self.patients = [row["patient_id"] for row in rows]
        assert len(set(self.patients)) == len(rows), "one film per patient is expected"
        self.projection = np.array([row["view"] == "AP" for row in rows], np.int64)
        self.age = np.array([int(row["age_years"]) for row in rows])
        self.full = [np.asarray(Image.open(pathlib.Path(folder) / "images" / row["image"]).convert("L"))
                     for row in rows]
        self.small = np.stack([reference.resize_area(film / 255.0, side, side) for film in self.full]) \
            .astype(np.float32)
        self.fold = self._folds()

    def _folds(self):
        """Patients dealt into folds at random, balanced over projection."""
        rng = np.random.default_rng(SEED)
        fold = np.zeros(len(self.projection), np.int64)
        for value in (0, 1):
            members = rng.permutation(np.flatnonzero(self.projection == value))
            fold[members] = np.arange(len(members)) % FOLDS
        return fold

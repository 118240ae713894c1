"""How many pictures that are no chest film are declined? Judges all that can be read in `dicom/` and `ct/series`.

None of these pictures was used in training or in setting the gate. The header is looked at first, as the gateway does
(intended use); the gate is asked in any case, so that its share is known where a header lies. The middle frame stands
for a file. Writes `strangers.json`.
"""
import argparse
import collections
import json
import os
import pathlib
import warnings

import numpy as np
import pydicom

import reference

os.environ["ORT_DISABLE_TELEMETRY"] = "1"  # It reports to its maker otherwise, from its first call on.
import onnxruntime  # noqa: E402

HERE = pathlib.Path(__file__).resolve().parent
DEFAULT_DATA = HERE.parents[1].parent / "shared" / "data"
SIDE_MIN = 64
GROUPS = {"CT": "CT", "MR": "MR", "US": "ultrasound", "CR": "CR, DX: hip, leg, trunk of a dog",
          "DX": "CR, DX: hip, leg, trunk of a dog", "XA": "XA, NM", "NM": "XA, NM"}
OTHER, FILM = "other: screens, segmentations, pathology", "chest films by their header"


def picture(ds):
    """The middle frame in grey as [rows, columns], larger being brighter."""
    pixels = ds.pixel_array.astype(np.float64)
    if pixels.ndim == 4 or (pixels.ndim == 3 and ds.get("SamplesPerPixel", 1) == 1):
        pixels = pixels[len(pixels) // 2]
    if pixels.ndim == 3:
        pixels = pixels.mean(-1)
    return -pixels if ds.PhotometricInterpretation == "MONOCHROME1" else pixels


def readable(path):
    """The data set and its picture; None where there is none of at least 64 x 64 pixels."""
    try:
        ds = pydicom.dcmread(path, force=True)
        pixels = picture(ds)
    except Exception:  # any unreadable file is simply no picture here
        return None
    return (ds, pixels) if min(pixels.shape) >= SIDE_MIN else None


def meant(ds, use):
    """Whether the header passes the intended use; patient's age and a coded region are not needed for these files."""
    view = ds.get("ViewPosition") or ""
    return (ds.get("SOPClassUID") in use["sopClassUids"] and ds.get("Modality") in use["modalities"]
            and ds.get("BodyPartExamined") in use["bodyParts"]
            and (view in use["viewPositions"] or (not view and use["viewPositionMayBeAbsent"]))
            and ds.PhotometricInterpretation in use["photometricInterpretations"]
            and ds.Rows >= use["rowsMin"] and ds.Columns >= use["columnsMin"])


def asked(manifest):
    """A function from a picture to the model's outputs by name."""
    session = onnxruntime.InferenceSession(HERE / manifest["model"]["file"], providers=["CPUExecutionProvider"])
    names = [output.name for output in session.get_outputs()]
    return lambda pixels: dict(zip(names, (v.ravel() for v in
                                           session.run(names, {"image": reference.prepare(pixels)}))))


def counted(path, manifest, ask):
    """The group the file counts in, and what declined it; None where it holds no picture."""
    found = readable(path)
    if found is None:
        return None
    ds, pixels = found
    output, fits = ask(pixels), meant(ds, manifest["intendedUse"])
    passes = output["plausible"][0] >= manifest["gate"][0]["min"]
    if passes or fits:
        print(path.name, ds.get("Modality"), {name: np.round(values, 3).tolist() for name, values in output.items()})
    group = FILM if fits else GROUPS.get(ds.get("Modality"), OTHER)
    return group, {"pictures": 1, "declined by header": int(not fits), "declined by gate": int(not passes),
                   "answered": int(fits and passes)}


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--data", type=pathlib.Path, default=DEFAULT_DATA)
    o = options.parse_args()
    warnings.simplefilter("ignore")
    manifest = json.loads((HERE / "manifest.json").read_text())
    ask = asked(manifest)
    paths = sorted(p for p in (o.data / "dicom").rglob("*") if p.is_file() and p.suffix not in (".csv", ".md"))
    found = [counted(path, manifest, ask) for path in paths + sorted((o.data / "ct" / "series").iterdir())]
    groups = {group: collections.Counter() for group in (*dict.fromkeys(GROUPS.values()), OTHER, FILM)}
    for group, counts in filter(None, found):
        groups[group].update(counts)
    text = json.dumps(groups, indent=1)
    (HERE / "strangers.json").write_text(text + "\n")
    print(text)


if __name__ == "__main__":
    main()

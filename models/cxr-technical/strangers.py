"""How many pictures that are no chest film does the gate decline? Uses the test files of `dicom/` and `ct/series`.

None of these pictures was used in training or in setting the gate. DICOM files that hold no readable picture are left
out; the middle frame stands for a file. A CR or DX file that names the chest and a frontal view is a film, and is
answered.
"""
import argparse
import collections
import json
import pathlib
import warnings

import numpy as np
import onnxruntime
import pydicom

import reference

HERE = pathlib.Path(__file__).resolve().parent
DEFAULT_DATA = HERE.parents[1].parent / "shared" / "data"


def picture(path):
    """The middle frame in grey as [rows, columns], and its modality; None where there is none."""
    try:
        ds = pydicom.dcmread(path, force=True)
        pixels = ds.pixel_array.astype(np.float64)
        if pixels.ndim == 4 or (pixels.ndim == 3 and ds.get("SamplesPerPixel", 1) == 1):
            pixels = pixels[len(pixels) // 2]
        if pixels.ndim == 3:
            pixels = pixels.mean(-1)
        film = ds.get("BodyPartExamined") == "CHEST" and ds.get("ViewPosition") in ("PA", "AP")
        kind = "chest film" if film else ds.get("Modality", "none")
        return -pixels if ds.PhotometricInterpretation == "MONOCHROME1" else pixels, kind
    except Exception:  # any unreadable file is simply no picture here
        return None


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--data", type=pathlib.Path, default=DEFAULT_DATA)
    o = options.parse_args()
    warnings.simplefilter("ignore")
    gate = json.loads((HERE / "manifest.json").read_text())["gate"][0]["min"]
    session = onnxruntime.InferenceSession(HERE / "model.onnx", providers=["CPUExecutionProvider"])
    names = [output.name for output in session.get_outputs()]
    counts = collections.defaultdict(lambda: [0, 0])
    paths = sorted(p for p in (o.data / "dicom").rglob("*") if p.is_file() and p.suffix not in (".csv", ".md"))
    paths += sorted((o.data / "ct" / "series").iterdir())
    pictures = [(path.name, *found) for path in paths if (found := picture(path)) is not None]
    pictures += [("black", np.zeros((300, 300)), "flat"), ("white", np.full((300, 300), 4095.0), "flat")]
    for name, pixels, kind in pictures:
        if min(pixels.shape) < 2:
            continue
        output = dict(zip(names, (v.ravel() for v in session.run(names, {"image": reference.prepare(pixels)}))))
        score = output["plausible"][0]
        counts[kind][0] += 1
        counts[kind][1] += score < gate
        if kind == "chest film":
            print(name, {key: [round(float(v), 3) for v in value] for key, value in output.items()})
        elif score >= gate:
            print("passed with %.3f: %s (%s)" % (score, name, kind))
    for kind, (n, declined) in sorted(counts.items()):
        print("%-12s %4d pictures, %4d declined" % (kind, n, declined))


if __name__ == "__main__":
    main()

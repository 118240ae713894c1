"""How many pictures that are no chest film does the gate decline? Uses the test files of `dicom/` and `ct/`.

None of these pictures was used in training or in setting the gate. DICOM files that hold no readable grey or colour
picture are left out; one frame (the middle one) stands for a file.
"""
import argparse
import collections
import gzip
import pathlib
import struct

import numpy as np
import onnxruntime
import pydicom

import json

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
        return -pixels if ds.PhotometricInterpretation == "MONOCHROME1" else pixels, ds.get("Modality", "none")
    except Exception:  # any unreadable file is simply no picture here
        return None


def volume(path):
    """A NIfTI-1 volume [z, y, x] of int16, int32 or float."""
    data = gzip.open(path).read()
    shape = struct.unpack_from("<8h", data, 40)[1:4][::-1]
    kind = {2: np.uint8, 4: np.int16, 8: np.int32, 16: np.float32, 64: np.float64}[struct.unpack_from("<h", data, 70)[0]]
    start = int(struct.unpack_from("<f", data, 108)[0])
    return np.frombuffer(data, kind, int(np.prod(shape)), start).reshape(shape).astype(np.float64)


def slices(folder):
    """Slices along all three axes of both volumes, CT window of soft tissue and of lung."""
    for name in ("pulmonary/ct_cropped.nii.gz", "body/example_ct.nii.gz"):
        body = volume(folder / name)
        for axis in range(3):
            for i in np.linspace(8, body.shape[axis] - 9, 12).astype(int):
                cut = np.take(body, i, axis)[::-1]
                for low, high in ((-160, 240), (-1000, 400)):
                    yield np.clip((cut - low) / (high - low), 0, 1), "CT volume, axis %d" % axis
        yield body.clip(-1000, 1500).mean(1)[::-1], "CT volume, sum front to back (a simulated frontal film)"


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--data", type=pathlib.Path, default=DEFAULT_DATA)
    o = options.parse_args()
    gate = json.loads((HERE / "manifest.json").read_text())["gate"][0]["min"]
    session = onnxruntime.InferenceSession(HERE / "model.onnx", providers=["CPUExecutionProvider"])
    counts = collections.defaultdict(lambda: [0, 0])
    paths = sorted(p for p in (o.data / "dicom").rglob("*") if p.is_file() and p.suffix not in (".csv", ".md"))
    paths += sorted((o.data / "ct" / "series").iterdir())
    pictures = [(path, found) for path in paths if (found := picture(path)) is not None]
    pictures += [(kind, (cut, kind)) for cut, kind in slices(o.data / "ct")]
    flat = [("black", (np.zeros((300, 300)), "flat")), ("white", (np.full((300, 300), 4095.0), "flat"))]
    for path, (pixels, kind) in pictures + flat:
        if min(pixels.shape) < 2:
            continue
        score = float(session.run(["plausible"], {"image": reference.prepare(pixels)})[0][0, 0])
        counts[kind][0] += 1
        counts[kind][1] += score < gate
        if score >= gate:
            print("passed with %.3f: %s (%s)" % (score, getattr(path, "name", path), kind))
    for kind, (n, declined) in sorted(counts.items()):
        print("%-60s %4d pictures, %4d declined" % (kind, n, declined))
    total = sum(n for n, _ in counts.values())
    print("all: %d pictures, %d declined" % (total, sum(d for _, d in counts.values())))


if __name__ == "__main__":
    main()

"""Makes `model.onnx` and `manifest.json` from the trained weights, `figures.json` and the golden films."""
import argparse
import hashlib
import json
import os
import pathlib

import numpy as np
import onnx
import pydicom
import torch

import golden
import manifest
import reference
from evaluate import load
from network import OUTPUTS, SIDE

os.environ["ORT_DISABLE_TELEMETRY"] = "1"  # It reports to its maker otherwise, from its first call on.
import onnxruntime  # noqa: E402

HERE = pathlib.Path(__file__).resolve().parent
OPSET = 17
TOLERANCE = 1e-3


def to_onnx(model, path):
    torch.onnx.export(model, (torch.zeros(1, 1, SIDE, SIDE),), path, opset_version=OPSET, dynamo=False,
                      input_names=["image"], output_names=list(OUTPUTS), do_constant_folding=True)
    graph = onnx.load(path)
    graph.doc_string = "Chest radiograph technical check. Demonstration, not for diagnosis."
    onnx.checker.check_model(graph, full_check=True)
    onnx.save(graph, path)
    return sorted({node.op_type for node in graph.graph.node})


def expected(session, path):
    values = session.run(list(OUTPUTS), {"image": reference.prepare_dicom(pydicom.dcmread(path))})
    return {name: [round(float(v), 6) for v in value.ravel()] for name, value in zip(OUTPUTS, values)}


def digest(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--weights", default="runs/fold-all.pt")
    o = options.parse_args()
    settings = json.loads((HERE / "figures.json").read_text())["settings"]
    path = HERE / "model.onnx"
    used = to_onnx(load(o.weights, **settings["calibration"]), path)
    session = onnxruntime.InferenceSession(path, providers=["CPUExecutionProvider"])
    cases = []
    for case in golden.CASES:
        film = golden.FOLDER / (case.name + ".dcm")
        cases.append({"file": "golden/" + film.name, "sha256": digest(film), "truth": golden.truth(case),
                      "expected": expected(session, film), "tolerance": TOLERANCE})
    model = {"file": path.name, "format": "onnx", "opset": OPSET, "sha256": digest(path),
             "bytes": path.stat().st_size, "precision": "f32"}
    text = json.dumps(manifest.manifest(model, settings, cases), indent=2, ensure_ascii=True)
    (HERE / "manifest.json").write_text(text + "\n")
    print("%d bytes, operators %s" % (path.stat().st_size, ", ".join(used)))
    for case in cases:
        print(case["file"], json.dumps(case["expected"]))


if __name__ == "__main__":
    main()

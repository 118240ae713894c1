"""Reproduces the golden outputs of the manifest with ONNX Runtime and, where installed, with OpenVINO (both f32)."""
import argparse
import hashlib
import json
import os
import pathlib
import time

import numpy as np
import pydicom

import golden
import reference
from symmetry import POSES, lay, parts_of, pose_of

os.environ["ORT_DISABLE_TELEMETRY"] = "1"  # It reports to its maker otherwise, from its first call on.
import onnxruntime  # noqa: E402

HERE = pathlib.Path(__file__).resolve().parent
REPEATS = 30
EQUIVARIANCE_MAX = 1e-5


def onnx_runtime(path):
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])
    names = [output.name for output in session.get_outputs()]
    return lambda image: dict(zip(names, (v.ravel() for v in session.run(names, {"image": image}))))


def open_vino(path):
    import openvino
    compiled = openvino.Core().compile_model(str(path), "CPU", {"INFERENCE_PRECISION_HINT": "f32",
                                                                "INFERENCE_NUM_THREADS": 1})
    return lambda image: {port.get_any_name(): np.array(value).ravel() for port, value in compiled(image).items()}


def engines(path):
    yield "ONNX Runtime " + onnxruntime.__version__, onnx_runtime(path)
    try:
        import openvino
    except ImportError:
        print("OpenVINO is not installed here: only ONNX Runtime was checked")
        return
    yield "OpenVINO " + openvino.__version__.split("-")[0], open_vino(path)


def said(output, manifest):
    """The answers as the gateway would read them: question id to answer value, or None where uncertain."""
    result = {}
    for question in manifest["questions"]:
        values = output[question["output"]]
        values = values if len(values) > 1 else np.array([1 - values[0], values[0]])
        sure = values.max() > question["band"]["high"]
        result[question["id"]] = question["answers"][int(values.argmax())]["code"]["value"] if sure else None
    return result


def true_answers(case, manifest):
    answers = {question["id"]: [a["code"]["value"] for a in question["answers"]] for question in manifest["questions"]}
    return {"orientation": answers["orientation"][case.k], "mirrored": answers["mirrored"][case.mirrored],
            "inverted": answers["inverted"][case.inverted],
            "projection": answers["projection"][("PA", "AP").index(case.view)]}


def check_golden(run, manifest):
    worst, wrong, unsure = 0.0, [], []
    by_name = {case.name: case for case in golden.CASES}
    for entry in manifest["golden"]:
        path = HERE / entry["file"]
        assert hashlib.sha256(path.read_bytes()).hexdigest() == entry["sha256"], entry["file"] + " was changed"
        output = run(reference.prepare_dicom(pydicom.dcmread(path)))
        for name, values in entry["expected"].items():
            difference = float(np.abs(output[name] - values).max())
            worst = max(worst, difference)
            if difference > entry["tolerance"]:
                wrong.append("%s %s differs by %g" % (entry["file"], name, difference))
        case = by_name[path.stem]
        passes = output["plausible"][0] >= manifest["gate"][0]["min"]
        if passes != (case.view is not None):
            wrong.append("%s: the gate says %s" % (entry["file"], passes))
        heard, truth = said(output, manifest), true_answers(case, manifest) if case.view else {}
        wrong += ["%s: %s instead of %s" % (entry["file"], heard[name], truth[name])
                  for name in truth if heard[name] not in (None, truth[name])]
        unsure += [path.stem + " " + name for name in truth if heard[name] is None]
    if unsure:
        print("uncertain: " + ", ".join(unsure))
    return worst, wrong


def check_equivariance(run):
    """Turning, mirroring and inverting the input permutes the answer and changes nothing else."""
    case = golden.CASES[0]
    upright = reference.prepare(golden.stored_pixels(case))
    base, worst = run(upright), 0.0
    for pose in range(POSES):
        k, mirrored, inverted = parts_of(pose)
        assert pose_of(k, mirrored, inverted) == pose
        output = run(np.ascontiguousarray(lay(upright, pose)))
        # A film laid with p that itself was read as upright is now read as p.
        turned = [base["orientation"][(q - k) % 4 if not mirrored else (k - q) % 4] for q in range(4)]
        for name, value in (("mirrored", mirrored), ("inverted", inverted)):
            want = 1 - base[name][0] if value else base[name][0]
            worst = max(worst, abs(float(output[name][0] - want)))
        worst = max(worst, float(np.abs(output["orientation"] - turned).max()),
                    float(np.abs(output["projection"] - base["projection"]).max()))
    return worst


def main():
    argparse.ArgumentParser(description=__doc__).parse_args()
    manifest = json.loads((HERE / "manifest.json").read_text())
    model = HERE / manifest["model"]["file"]
    assert hashlib.sha256(model.read_bytes()).hexdigest() == manifest["model"]["sha256"], "model.onnx was changed"
    failures = []
    for name, run in engines(model):
        worst, wrong = check_golden(run, manifest)
        unequal = check_equivariance(run)
        if unequal > EQUIVARIANCE_MAX:
            wrong.append("a film that is laid otherwise is answered otherwise, by %g" % unequal)
        failures += [name + ": " + text for text in wrong]
        image = reference.prepare_dicom(pydicom.dcmread(HERE / manifest["golden"][0]["file"]))
        times = []
        for _ in range(REPEATS):
            began = time.perf_counter()
            run(image)
            times.append((time.perf_counter() - began) * 1e3)
        print("%s: %d golden films, largest difference %.2g; equivariance %.2g; 1 thread: best %.1f ms, median %.1f ms"
              % (name, len(manifest["golden"]), worst, unequal, min(times), np.median(times)))
    print("\n".join(failures) or "all golden outputs reproduced, all answers right")
    raise SystemExit(1 if failures else 0)


if __name__ == "__main__":
    main()

"""Prepares films with the application's own reference.py: the judge of our pre-processing.

reference_inputs.py MODEL_FOLDER FILE...: writes FILE.input (float32, little endian) beside each film.
"""
import sys

sys.path.insert(0, sys.argv[1])
from pydicom import dcmread  # noqa: E402
from reference import prepare_dicom  # noqa: E402

for path in sys.argv[2:]:
    prepare_dicom(dcmread(path)).astype("<f4").tofile(path + ".input")

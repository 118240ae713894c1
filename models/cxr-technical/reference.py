"""The pre-processing of the manifest in numpy. `README.md` states the same in words and formulas."""
import numpy as np

SIDE = 128
LOW, HIGH = 1.0, 99.0


def overlap(source, target):
    """[target, source] weights: the share of each source sample in each target sample; every row sums to 1."""
    edges = np.arange(target + 1) * (source / target)
    start = np.maximum(edges[:-1, None], np.arange(source)[None, :])
    end = np.minimum(edges[1:, None], np.arange(1, source + 1)[None, :])
    return np.maximum(0.0, end - start) * (target / source)


def resize_area(image, rows, columns):
    """Area average with fractional coverage, stretched to rows x columns, float64."""
    image = np.asarray(image, np.float64)
    return overlap(image.shape[0], rows) @ image @ overlap(image.shape[1], columns).T


def percentile(ordered, p):
    """Linear between the two nearest order statistics of an ascending array."""
    at = p / 100.0 * (len(ordered) - 1)
    floor = int(np.floor(at))
    above = min(floor + 1, len(ordered) - 1)
    return ordered[floor] + (at - floor) * (ordered[above] - ordered[floor])


def percentile_window(image, low=LOW, high=HIGH):
    """Maps the low and high percentile of this very image to 0 and 1 and clips; a flat image becomes 0."""
    ordered = np.sort(image, axis=None)
    lo, hi = percentile(ordered, low), percentile(ordered, high)
    if hi <= lo:
        return np.zeros_like(image)
    return np.clip((image - lo) / (hi - lo), 0.0, 1.0)


def prepare(stored, photometric="MONOCHROME2", slope=1.0, intercept=0.0, side=SIDE):
    """Stored pixel values [rows, columns] to the model's input, float32 [1, 1, side, side]."""
    return finish(np.asarray(stored, np.float64) * slope + intercept, photometric, side)


def finish(measured, photometric, side=SIDE):
    """All steps after the modality LUT."""
    if measured.ndim != 2:
        raise ValueError("one frame of grey values is expected, not an array of %d dimensions" % measured.ndim)
    if photometric not in ("MONOCHROME1", "MONOCHROME2"):
        raise ValueError("only MONOCHROME1 and MONOCHROME2 are accepted, not " + photometric)
    values = -measured if photometric == "MONOCHROME1" else measured
    return percentile_window(resize_area(values, side, side)).astype(np.float32)[None, None]


def prepare_dicom(dataset):
    """A pydicom data set of a single-frame grey image to the model's input; bits above Bits Stored are masked."""
    from pydicom.pixels import apply_modality_lut
    stored, photometric = dataset.pixel_array, dataset.PhotometricInterpretation
    if "ModalityLUTSequence" in dataset:
        return finish(apply_modality_lut(stored, dataset).astype(np.float64), photometric)
    slope = float(dataset.get("RescaleSlope", 1) or 1)
    intercept = float(dataset.get("RescaleIntercept", 0) or 0)
    return prepare(stored, photometric, slope, intercept)

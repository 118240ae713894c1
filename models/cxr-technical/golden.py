"""Writes the SIMULATED golden films as DICOM files into `golden/`. The same code gives the same bytes.

Every film is drawn by `phantom.py`; its header claims an upright, unmirrored film with the right grey scale, and the
pixels of some contradict it. `CASES` says how.
"""
import hashlib
import pathlib
import uuid
from dataclasses import dataclass

import numpy as np
from pydicom.dataset import Dataset, FileDataset, FileMetaDataset
from pydicom.sequence import Sequence
from pydicom.uid import (ComputedRadiographyImageStorage, DigitalXRayImageStorageForPresentation,
                         ExplicitVRLittleEndian)

import phantom
from symmetry import lay, parts_of, pose_of

FOLDER = pathlib.Path(__file__).resolve().parent / "golden"
SOP_CLASSES = {"DX": DigitalXRayImageStorageForPresentation, "CR": ComputedRadiographyImageStorage}
VIEW_CODES = {"PA": ("272479007", "postero-anterior"), "AP": ("399348003", "antero-posterior")}


@dataclass(frozen=True)
class Case:
    """One golden film. `rows` and `columns` are those of the upright film; `view` is None where there is no chest."""

    name: str
    seed: int
    view: str | None
    modality: str
    bits: int
    photometric: str
    rows: int
    columns: int
    k: int = 0
    mirrored: int = 0
    inverted: int = 0
    claimed_view: str | None = None

    @property
    def pose(self):
        return pose_of(self.k, self.mirrored, self.inverted)

    @property
    def header_view(self):
        return self.claimed_view or self.view or "PA"


CASES = (
    Case("pa-upright", 1, "PA", "DX", 12, "MONOCHROME2", 256, 224),
    Case("ap-upright", 2, "AP", "CR", 8, "MONOCHROME2", 272, 336),
    Case("pa-upright-monochrome1", 3, "PA", "CR", 10, "MONOCHROME1", 240, 224),
    Case("ap-upright-monochrome1", 4, "AP", "DX", 8, "MONOCHROME1", 240, 272),
    Case("pa-upright-small", 11, "PA", "DX", 8, "MONOCHROME2", 256, 240),
    Case("pa-turned-90", 5, "PA", "DX", 8, "MONOCHROME2", 272, 240, k=1),
    Case("ap-turned-180", 6, "AP", "CR", 8, "MONOCHROME2", 240, 272, k=2),
    Case("pa-turned-270", 7, "PA", "DX", 8, "MONOCHROME1", 256, 240, k=3),
    Case("pa-mirrored", 8, "PA", "CR", 8, "MONOCHROME2", 256, 256, mirrored=1),
    Case("pa-inverted", 9, "PA", "DX", 12, "MONOCHROME2", 224, 208, inverted=1),
    Case("ap-mirrored-then-turned-90", 10, "AP", "CR", 8, "MONOCHROME1", 240, 256, k=1, mirrored=1),
    Case("ap-claimed-pa", 12, "AP", "CR", 8, "MONOCHROME2", 240, 272, claimed_view="PA"),
    Case("no-chest", 13, None, "CR", 8, "MONOCHROME2", 240, 240),
)


def uid(*words):
    """A UID under 2.25 from a digest of the words."""
    digest = hashlib.sha256("/".join(("cxr-technical", *words)).encode()).digest()
    return "2.25.%d" % uuid.UUID(bytes=digest[:16], version=4).int


def no_chest(case):
    """Discs and bars as a test object shows them."""
    rng = np.random.default_rng(case.seed)
    y, x = np.meshgrid(np.linspace(-1, 1, case.rows), np.linspace(-1, 1, case.columns), indexing="ij")
    image = 0.2 + 0.3 * (np.abs(x) < 0.8) * (np.abs(y) < 0.8)
    for _ in range(7):
        image = image + rng.normal(0, 0.3) * (np.hypot(x - rng.uniform(-.7, .7), y - rng.uniform(-.7, .7)) < 0.16)
    image = image + 0.2 * (np.sin(60 * x) > 0) * (y > 0.5) + rng.normal(0, 0.01, image.shape)
    return phantom.label(np.clip(image, 0, 1).astype(np.float32))


def stored_pixels(case):
    """Stored values, unsigned, as the case's pose and photometric interpretation ask."""
    upright = phantom.draw(case.seed, case.view, case.rows, case.columns) if case.view else no_chest(case)
    seen = lay(upright, case.pose)
    values = 1 - seen if case.photometric == "MONOCHROME1" else seen
    top = 2 ** case.bits - 1
    return np.ascontiguousarray(np.round(values * top)).astype(np.uint8 if case.bits == 8 else np.uint16)


def patient(ds, case):
    ds.PatientName = "SIMULATED^FILM^" + case.name.upper()
    ds.PatientID = "SIM-%03d" % case.seed
    ds.PatientBirthDate = "1970%02d01" % (case.seed % 12 + 1)
    ds.PatientSex = "O"
    ds.PatientAge = "055Y"
    ds.StudyInstanceUID = uid(case.name, "study")
    ds.SeriesInstanceUID = uid(case.name, "series")
    ds.SOPClassUID = SOP_CLASSES[case.modality]
    ds.SOPInstanceUID = uid(case.name, "instance")
    ds.StudyID, ds.SeriesNumber, ds.InstanceNumber = str(case.seed), 1, 1
    ds.AccessionNumber = "SIM%03d" % case.seed
    ds.ReferringPhysicianName = ""
    ds.StudyDate = ds.SeriesDate = ds.ContentDate = ds.AcquisitionDate = "20260101"
    ds.StudyTime = ds.SeriesTime = ds.ContentTime = ds.AcquisitionTime = "120000"
    ds.StudyDescription = "SIMULATED chest film"
    ds.SeriesDescription = "SIMULATED " + case.name
    ds.ImageComments = "SIMULATED: drawn by a program, shows no person"
    ds.Manufacturer = "Pharos (simulated film)"
    ds.ManufacturerModelName = "phantom.py"
    ds.SoftwareVersions = "1"
    ds.InstitutionName = "SIMULATED"


def code(value, scheme, meaning):
    item = Dataset()
    item.CodeValue, item.CodingSchemeDesignator, item.CodeMeaning = value, scheme, meaning
    return item


def examination(ds, case):
    ds.Modality = case.modality
    ds.BodyPartExamined = "CHEST"
    ds.ViewPosition = case.header_view
    ds.PatientOrientation = ["L", "F"]
    ds.ImageType = ["ORIGINAL", "PRIMARY", ""]
    ds.BurnedInAnnotation = "YES"
    ds.AnatomicRegionSequence = Sequence([code("51185008", "SCT", "Chest")])
    if case.modality == "DX":
        ds.PresentationIntentType = "FOR PRESENTATION"
        ds.ImageLaterality = "U"
        value, meaning = VIEW_CODES[case.header_view]
        ds.ViewCodeSequence = Sequence([code(value, "SCT", meaning)])
        ds.ViewCodeSequence[0].ViewModifierCodeSequence = Sequence([])
        ds.AcquisitionContextSequence = Sequence([])
        ds.DetectorType = ""
        ds.PositionerType = ""
        ds.ImagerPixelSpacing = [1.4, 1.4]
        ds.PresentationLUTShape = "INVERSE" if case.photometric == "MONOCHROME1" else "IDENTITY"
        ds.LossyImageCompression = "00"
        ds.WindowCenter, ds.WindowWidth = 2 ** (case.bits - 1), 2 ** case.bits
        ds.PixelIntensityRelationship, ds.PixelIntensityRelationshipSign = "LOG", \
            1 if case.photometric == "MONOCHROME1" else -1
        ds.RescaleIntercept, ds.RescaleSlope, ds.RescaleType = "0", "1", "US"


def pixels(ds, case):
    stored = stored_pixels(case)
    ds.SamplesPerPixel = 1
    ds.PhotometricInterpretation = case.photometric
    ds.Rows, ds.Columns = stored.shape
    ds.BitsAllocated = 8 if case.bits == 8 else 16
    ds.BitsStored, ds.HighBit, ds.PixelRepresentation = case.bits, case.bits - 1, 0
    data = stored.astype(stored.dtype.newbyteorder("<")).tobytes()
    ds.PixelData = data + b"\0" * (len(data) % 2)
    ds["PixelData"].VR = "OB" if case.bits == 8 else "OW"


def write(case, folder=FOLDER):
    meta = FileMetaDataset()
    meta.MediaStorageSOPClassUID = SOP_CLASSES[case.modality]
    meta.MediaStorageSOPInstanceUID = uid(case.name, "instance")
    meta.TransferSyntaxUID = ExplicitVRLittleEndian
    meta.ImplementationClassUID = uid("golden.py")
    meta.ImplementationVersionName = "CXR-GOLDEN"
    path = pathlib.Path(folder) / (case.name + ".dcm")
    ds = FileDataset(path, {}, file_meta=meta, preamble=b"\0" * 128)
    ds.SpecificCharacterSet = "ISO_IR 100"
    patient(ds, case)
    examination(ds, case)
    pixels(ds, case)
    ds.save_as(path, enforce_file_format=True)
    return path


def truth(case):
    """What the film is, in the manifest's words."""
    k, mirrored, inverted = parts_of(case.pose)
    return {"quarterTurnsClockwise": k, "mirrored": bool(mirrored), "inverted": bool(inverted),
            "projection": case.view, "headerViewPosition": case.header_view}


def main():
    FOLDER.mkdir(exist_ok=True)
    paths = [write(case) for case in CASES]
    print("%d films, %d bytes, largest %d" % (len(paths), sum(p.stat().st_size for p in paths),
                                             max(p.stat().st_size for p in paths)))


if __name__ == "__main__":
    main()

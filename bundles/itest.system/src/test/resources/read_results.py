"""Reads results as a stranger would: read_results.py ORIGINAL RESULT...

pydicom compares what must be carried over exactly, byte for byte; highdicom reads the report's content (TID 1500).
"""
import sys

import pydicom
from highdicom.sr import srread

CARRIED_OVER = ["SpecificCharacterSet", "StudyInstanceUID", "StudyDate", "StudyTime", "StudyID", "AccessionNumber",
                "ReferringPhysicianName", "PatientName", "PatientID", "PatientBirthDate", "PatientSex"]


def raw(path, keyword):
    element = pydicom.dcmread(path, stop_before_pixels=True, defer_size=None).get_item(keyword)
    return None if element is None else element.value


original = pydicom.dcmread(sys.argv[1])
for path in sys.argv[2:]:
    result = pydicom.dcmread(path)
    for keyword in CARRIED_OVER:
        if raw(sys.argv[1], keyword) != raw(path, keyword):
            print(f"{result.Modality} DIFFERS {keyword}: {raw(sys.argv[1], keyword)} {raw(path, keyword)}")
    print(f"{result.Modality} patient={result.PatientName} series={result.SeriesDescription}")
    if result.Modality != "SR":
        print(f"{result.Modality} pixels={result.pixel_array.shape}")
        continue
    report = srread(path)
    print(f"SR title={result.ConceptNameCodeSequence[0].CodeMeaning} "
          f"template={result.ContentTemplateSequence[0].TemplateIdentifier} "
          f"verified={result.VerificationFlag}")
    print(f"SR observer={report.content.get_observer_contexts()[0].observer_type.meaning}")
    for group in report.content.get_image_measurement_groups():
        algorithm = {item.ConceptNameCodeSequence[0].CodeMeaning: item.TextValue
                     for item in group[0].ContentSequence if item.ValueType == "TEXT"}
        print(f"SR algorithm={algorithm}")
        for evaluation in group.get_qualitative_evaluations():
            print(f"SR {evaluation.name.meaning}={evaluation.value.meaning}")
        for measurement in group.get_measurements():
            print(f"SR {measurement.name.meaning}={measurement.value}")
    referenced = {item.ReferencedSOPInstanceUID for study in result.CurrentRequestedProcedureEvidenceSequence
                  for series in study.ReferencedSeriesSequence for item in series.ReferencedSOPSequence}
    print(f"SR evidence={original.SOPInstanceUID in referenced}")

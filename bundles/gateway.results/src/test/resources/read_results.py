"""Reads our results as a stranger would: highdicom the report, pydicom the picture."""
import sys

import highdicom as hd
import pydicom
from highdicom.sr import srread

for path in sys.argv[1:]:
    data_set = pydicom.dcmread(path)
    if data_set.Modality == "SR":
        report = srread(path)
        groups = report.content.get_image_measurement_groups()
        print("patient=" + str(data_set.PatientName))
        print("observer=" + report.content.get_observer_contexts()[0].observer_type.meaning)
        algorithm = [item.TextValue for item in groups[0][0].ContentSequence
                     if item.ConceptNameCodeSequence[0].CodeValue in ("111001", "111003")]
        print(f"SR groups={len(groups)} algorithm={' '.join(algorithm)}")
        for group in groups:
            for evaluation in group.get_qualitative_evaluations():
                print(f"{evaluation.name.meaning}={evaluation.value.meaning}")
            for measurement in group.get_measurements():
                print(f"{measurement.name.meaning}={measurement.value}")
    else:
        print("SC " + "x".join(str(n) for n in data_set.pixel_array.shape))

"""The words, codes and rules of the manifest. Numbers that were measured come in from outside."""
from reference import HIGH, LOW, SIDE

OWN = "99PHAROS"
QUARTERS = ("UPRIGHT", "TURNED-90", "TURNED-180", "TURNED-270")


def code(value, scheme, meaning):
    assert len(value) <= 16 and len(meaning) <= 64
    return {"value": value, "scheme": scheme, "meaning": meaning}


def answer(concept, words, header=None):
    return {"code": concept, "words": words, **({"headerValue": header} if header else {})}


def outputs():
    def spec(name, n, meaning):
        return {"name": name, "type": "float32", "shape": [1, n], "meaning": meaning}

    return [spec("orientation", 4, "probability that the stored image is upright, or turned clockwise by 90, 180, 270"),
            spec("mirrored", 1, "probability that the image is a mirror image (mirrored first, then turned)"),
            spec("inverted", 1, "probability that the grey scale is inverted after the photometric step"),
            spec("projection", 2, "probability of PA, of AP"),
            spec("plausible", 1, "probability that this is a frontal chest film at all")]


def orientation(limits):
    words = ("The image is upright.",
             "The image is turned a quarter turn clockwise: turn it a quarter turn anticlockwise.",
             "The image is upside down: turn it by half a turn.",
             "The image is turned a quarter turn anticlockwise: turn it a quarter turn clockwise.")
    meanings = ("Image upright", "Image turned 90 degrees clockwise", "Image turned 180 degrees",
                "Image turned 270 degrees clockwise")
    return {"id": "orientation", "asked": "Is the image turned?", "output": "orientation",
            "concept": code("IMAGE-TURNED", OWN, "Image turned from upright"),
            "answers": [answer(code(*each), text) for each, text in
                        zip(zip(QUARTERS, [OWN] * 4, meanings), words)],
            "expected": "UPRIGHT", "band": limits}


def mirrored(limits):
    return {"id": "mirrored", "asked": "Is the image mirrored?", "output": "mirrored",
            "concept": code("IMAGE-MIRRORED", OWN, "Image mirrored left to right"),
            "answers": [answer(code("NOT-MIRRORED", OWN, "Image not mirrored"), "The image is not mirrored."),
                        answer(code("MIRRORED", OWN, "Image mirrored"),
                               "The image looks mirrored: compare the side marker and the patient. "
                               "A heart on the right (dextrocardia) looks the same.")],
            "expected": "NOT-MIRRORED", "band": limits}


def inverted(limits):
    return {"id": "inverted", "asked": "Is the grey scale inverted?", "output": "inverted",
            "concept": code("GREY-INVERTED", OWN, "Grey scale inverted"),
            "answers": [answer(code("GREY-REGULAR", OWN, "Grey scale regular"),
                               "The grey scale is as usual: bone is bright."),
                        answer(code("GREY-REVERSED", OWN, "Grey scale reversed"),
                               "The grey scale is inverted: bone is dark. The header's photometric interpretation "
                               "and the pixels contradict each other.")],
            "expected": "GREY-REGULAR", "band": limits}


def projection(limits):
    return {"id": "projection", "asked": "Does the projection agree with the header?", "output": "projection",
            "concept": code("111031", "DCM", "Image View"),
            "answers": [answer(code("272479007", "SCT", "postero-anterior"),
                               "The film looks postero-anterior (PA); the header says otherwise.", "PA"),
                        answer(code("399348003", "SCT", "antero-posterior"),
                               "The film looks antero-posterior (AP); the header says otherwise.", "AP")],
            "headerKeyword": "ViewPosition", "band": limits}


def intended_use():
    return {"words": "Tells a radiographer at once that a frontal chest radiograph of an adult is turned, mirrored or "
                     "inverted, or that its projection contradicts its header. A demonstration, not for diagnosis.",
            "sopClassUids": ["1.2.840.10008.5.1.4.1.1.1", "1.2.840.10008.5.1.4.1.1.1.1"],
            "modalities": ["CR", "DX"],
            "bodyParts": ["CHEST", "THORAX", "51185008", "T-D3000"],
            "bodyPartMayBeAbsent": False,
            "viewPositions": ["PA", "AP"],
            "viewPositionMayBeAbsent": True,
            "photometricInterpretations": ["MONOCHROME1", "MONOCHROME2"],
            "rowsMin": 200, "columnsMin": 200, "ageMinYears": 16, "ageMaxYears": 90}


def preprocessing():
    return [{"op": "modality-lut"},
            {"op": "photometric", "to": "MONOCHROME2"},
            {"op": "resize", "method": "area", "height": SIDE, "width": SIDE, "aspect": "stretch"},
            {"op": "percentile-window", "low": LOW, "high": HIGH}]


def manifest(model, settings, cases):
    bands = {name: {"low": low, "high": high} for name, (low, high) in settings["bands"].items()}
    model = {**model, "inputs": [{"name": "image", "type": "float32", "shape": [1, 1, SIDE, SIDE]}],
             "outputs": outputs()}
    return {"schemaVersion": 1, "id": "cxr-technical", "name": "Chest radiograph technical check",
            "version": "1.2.0", "vendor": "Pharos project", "demonstration": True, "card": "CARD.md",
            "model": model, "intendedUse": intended_use(), "preprocessing": preprocessing(),
            "gate": [{"output": "plausible", "element": 0, "min": settings["gate"],
                      "words": "The image does not look like a frontal chest film."}],
            "questions": [orientation(bands["orientation"]), mirrored(bands["mirrored"]),
                          inverted(bands["inverted"]), projection(bands["projection"])],
            "notLookedAt": "Disease, exposure, collimation, positioning, side markers, lines and tubes, "
                           "and whether the film is of the right patient.",
            "golden": cases}

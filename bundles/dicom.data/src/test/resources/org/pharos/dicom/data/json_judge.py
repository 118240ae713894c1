"""pydicom's JSON model beside ours: python json_judge.py write|compare LIST DIR

  write     for line N of LIST, a file name: writes DIR/N.theirs.json where pydicom can
  compare   for each of these: DIR/N.ours.json (our text of the file) must say the same, also after pydicom read it,
            and so must DIR/N.again.json (our text of what we read from N.theirs.json); prints the differences, and at
            the end "compared N files, M attributes"
"""
import array
import json
import os
import sys
import warnings

import pydicom

warnings.simplefilter("ignore")
pydicom.config.settings.reading_validation_mode = pydicom.config.IGNORE
pydicom.config.settings.writing_validation_mode = pydicom.config.IGNORE
NUMBERS = {"DS", "IS", "FL", "FD", "SL", "SS", "SV", "UL", "US", "UV"}


def number(value):
    try:
        return repr(float(value))
    except (TypeError, ValueError):
        return value


def value_of(vr, value):
    if value is None or value == "" or value == {}:
        return None
    if vr == "SQ":
        return normal(value)
    if vr == "PN":
        groups = [value.get(k, "").strip() for k in ("Alphabetic", "Ideographic", "Phonetic")]
        return groups if any(groups) else None
    if vr in NUMBERS:
        return number(value)
    text = value.rstrip("\0 ")
    return text if vr in ("LT", "ST", "UT", "UR") else text.lstrip(" ")


def normal(dataset):
    """Without what the two may say differently: character set, group lengths, forms of numbers, of emptiness."""
    result = {}
    for tag, attribute in sorted(dataset.items()):
        if tag == "00080005" or tag.endswith("0000"):
            continue
        vr = attribute["vr"]
        if attribute.get("InlineBinary"):
            result[tag] = (vr, attribute["InlineBinary"].rstrip("="))
        else:
            values = [{} if v is None and vr == "SQ" else v for v in attribute.get("Value", [])]
            if vr == "SQ":
                values = [normal(v) for v in values]
            else:
                values = [value_of(vr, v) for v in values]
                values = values if any(v is not None for v in values) else []
            result[tag] = (vr, values)
    return result


def differences(ours, theirs, path=""):
    for tag in sorted(set(ours) | set(theirs)):
        one, other = ours.get(tag), theirs.get(tag)
        if one == other:
            continue
        if one and other and one[0] == other[0] == "SQ" and len(one[1]) == len(other[1]):
            for i, (a, b) in enumerate(zip(one[1], other[1])):
                yield from differences(a, b, "%s%s[%d]/" % (path, tag, i))
        elif not (one and other and "%s or" % one[0] in other[0] and not one[1] == []):
            yield "%s%s ours %.200s theirs %.200s" % (path, tag, one, other)


def is_standard(tag):
    return int(tag[3], 16) % 2 == 0


def attributes(dataset):
    return sum(1 + (sum(map(attributes, v[1])) if v[0] == "SQ" else 0) for v in dataset.values())


def little_endian(dataset):
    """
    The model wants words in little endian; pydicom leaves those of big endian files as they were. UN is little endian
    wherever it stands (PS3.5 6.2.2), which pydicom overlooks: such elements of big endian files are not compared.
    """
    def turn(_, element):
        if element.VR in ("OW", "OB or OW") and isinstance(element.value, bytes):
            words = array.array("H", element.value)
            words.byteswap()
            element.value = words.tobytes()
    if dataset.original_encoding[1] is False:
        for tag in [t for t in dataset.keys() if dataset.get_item(t).VR == "UN"]:
            del dataset[tag]
        dataset.walk(turn)
    return dataset


def write(files, folder):
    for i, file in enumerate(files):
        try:
            text = little_endian(pydicom.dcmread(file, force=True)).to_json(bulk_data_threshold=1 << 40)
        except Exception as e:
            print("pydicom cannot: %s %s" % (os.path.basename(file), type(e).__name__))
            continue
        with open("%s/%d.theirs.json" % (folder, i), "w", encoding="utf-8", errors="surrogatepass") as out:
            out.write(text)


def load(name):
    with open(name, encoding="utf-8") as text:
        return json.load(text)


def compare(files, folder):
    count = total = 0
    for i, file in enumerate(files):
        name = "%s/%d." % (folder, i)
        if not os.path.exists(name + "ours.json"):
            continue
        theirs = normal(load(name + "theirs.json"))
        count += 1
        total += attributes(theirs)
        with open(name + "ours.json", encoding="utf-8") as text:
            ours = text.read()
        read = json.loads(pydicom.Dataset.from_json(ours).to_json(bulk_data_threshold=1 << 40))
        big = pydicom.dcmread(file, force=True, stop_before_pixels=True).original_encoding[1] is False
        again = load(name + "again.json")
        for form, one in (("written", json.loads(ours)), ("read by pydicom", read), ("again", again)):
            normalised = normal(one)
            if big:
                normalised = {tag: value for tag, value in normalised.items() if tag in theirs or is_standard(tag)}
            for difference in differences(normalised, theirs):
                print("%s %s: %s" % (os.path.basename(file), form, difference))
    print("compared %d files, %d attributes" % (count, total))


if __name__ == "__main__":
    with open(sys.argv[2], encoding="utf-8") as lines:
        names = [line.rstrip("\n") for line in lines]
    (write if sys.argv[1] == "write" else compare)(names, sys.argv[3])

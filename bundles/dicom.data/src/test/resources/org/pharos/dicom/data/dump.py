"""What pydicom sees in DICOM files: python dump.py LIST OUT; LIST names one file a line, OUT gets tab-separated lines.

  F  file  state    a file begins; state is ok, forced (read only with force) or the error
  C  yes|no         whether the file is valid in form (no odd values) and pydicom, made to write valid
                   file meta information, writes back its bytes (preamble aside; deflated data compared unpacked)
  E  path  VR  sha1-of-raw-value  kind  values     an element; kind: text, numbers, raw, items or error

Values are joined by a backslash; inside text every character but printable ASCII, and the backslash, is \\uXXXX.
"""
import hashlib
import io
import sys
import warnings
import zlib

import pydicom
from pydicom.dataelem import RawDataElement

warnings.simplefilter("ignore")
pydicom.config.settings.reading_validation_mode = pydicom.config.IGNORE
pydicom.config.settings.writing_validation_mode = pydicom.config.IGNORE

TEXT = {"AE", "AS", "CS", "DA", "DT", "LO", "LT", "PN", "SH", "ST", "TM", "UC", "UI", "UR", "UT"}
NUMBERS = {"AT", "DS", "FD", "FL", "IS", "SL", "SS", "SV", "UL", "US", "UV", "US or SS"}
DEFLATED = "1.2.840.10008.1.2.1.99"


def escaped(text):
    units = text.encode("utf-16-be", "surrogatepass")
    codes = (units[i] << 8 | units[i + 1] for i in range(0, len(units), 2))
    return "".join(chr(c) if 0x20 <= c < 0x7F and c != 0x5C else "\\u%04X" % c for c in codes)


def values_of(element):
    value = element.value
    if value is None or value == "":
        return []
    return list(value) if isinstance(value, (list, tuple, pydicom.multival.MultiValue)) else [value]


def texts(element):
    values = [str(v) for v in values_of(element)]
    if element.VR == "PN":
        values = ["=".join(group.strip() for group in v.split("=")).rstrip("=") for v in values]
    if element.VR in ("LT", "ST", "UT", "UR"):
        return [v.rstrip("\0 ") for v in values]
    return [v.rstrip("\0 ").lstrip(" ") for v in values]


def numbers(element):
    return [repr(float(v)) for v in values_of(element) if str(v) != ""]


def dump(dataset, path, out):
    for tag in sorted(dataset.keys()):
        raw = dataset.get_item(tag)
        here = "%s%08X" % (path, tag)
        digest = "-"
        if isinstance(raw, RawDataElement) and raw.value is not None:
            digest = hashlib.sha1(raw.value).hexdigest()
        try:
            element = dataset[tag]
        except Exception as e:
            out.write("E\t%s\t%s\t%s\terror\t%s\n" % (here, raw.VR, digest, type(e).__name__))
            continue
        line = "E\t%s\t%s\t%s\t" % (here, element.VR, digest)
        if element.VR == "SQ":
            out.write(line + "items\t%d\n" % len(element.value))
            for i, item in enumerate(element.value):
                dump(item, "%s[%d]/" % (here, i), out)
        elif element.VR in TEXT:
            out.write(line + "text\t" + "\\".join(escaped(v) for v in texts(element)) + "\n")
        elif element.VR in NUMBERS:
            try:
                out.write(line + "numbers\t" + "\\".join(numbers(element)) + "\n")
            except (TypeError, ValueError, OverflowError) as e:
                out.write(line + "error\t" + type(e).__name__ + "\n")
        else:
            out.write(line + "raw\t\n")


def unpacked(data, dataset):
    """The bytes after the preamble, with a deflated data set unpacked."""
    if dataset.file_meta.get("TransferSyntaxUID") != DEFLATED:
        return data[128:]
    start = 132 + 12 + dataset.file_meta.FileMetaInformationGroupLength
    return data[128:start] + zlib.decompressobj(-15).decompress(data[start:])


def has_odd_value(dataset):
    for tag in dataset.keys():
        raw = dataset.get_item(tag)
        if isinstance(raw, RawDataElement) and raw.value is not None and len(raw.value) % 2:
            return True
        if raw.VR == "SQ" and any(has_odd_value(item) for item in dataset[tag].value):
            return True
    return False


def canonical(file):
    with open(file, "rb") as f:
        data = f.read()
    dataset = pydicom.dcmread(file)
    if has_odd_value(pydicom.dcmread(file)):
        return False
    out = io.BytesIO()
    pydicom.dcmwrite(out, dataset, enforce_file_format=True)
    return unpacked(out.getvalue(), dataset) == unpacked(data, dataset)


def read(file):
    try:
        return pydicom.dcmread(file), "ok"
    except pydicom.errors.InvalidDicomError:
        return pydicom.dcmread(file, force=True), "forced"


def main():
    with open(sys.argv[1], encoding="utf-8") as names, open(sys.argv[2], "w", encoding="utf-8", newline="\n") as out:
        for file in (name.rstrip("\n") for name in names):
            try:
                dataset, state = read(file)
            except Exception as e:
                out.write("F\t%s\t%s\n" % (file, type(e).__name__))
                continue
            out.write("F\t%s\t%s\n" % (file, state))
            dump(dataset.file_meta, "", out)
            dump(dataset, "", out)
            try:
                same = state == "ok" and canonical(file)
            except Exception:
                same = False
            out.write("C\t%s\n" % ("yes" if same else "no"))


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""Writes the dictionary and UID tables of this bundle from the tables of an installed pydicom (MIT licence).

    python make_tables.py ../main/resources/org/pharos/dicom/data

Run by hand when a newer edition of the standard is wanted. The results are committed: the build needs no Python.
Columns are separated by one tab, rows are sorted, the first line says where the table came from.

  tags.tsv     tag (8 hexadecimal digits, x = any digit), keyword, VR, VM, 'retired' or nothing, name
  uids.tsv     UID, keyword, type, 'retired' or nothing, name
  private.tsv  creator, tag (group, element; x = any digit, xx in the third place for the block), VR
"""
import pathlib
import sys

import pydicom
from pydicom._dicom_dict import DicomDictionary, RepeatersDictionary
from pydicom._private_dict import private_dictionaries
from pydicom._uid_dict import UID_dictionary


def tags():
    standard = [("%08X" % tag, row) for tag, row in DicomDictionary.items()]
    repeating = [(mask.lower().replace("X", "x"), row) for mask, row in RepeatersDictionary.items()]
    repeating = [("".join(c if c == "x" else c.upper() for c in mask), row) for mask, row in repeating]
    for tag, (vr, vm, name, retired, keyword) in sorted(standard) + sorted(repeating):
        yield tag, keyword, vr, vm, "retired" if retired else "", name


def uids():
    for uid, (name, kind, _, retired, keyword) in sorted(UID_dictionary.items()):
        yield uid, keyword, kind, "retired" if retired else "", name


def private():
    """Without the rows that leave the element open: they name the reservation of a block, not what is in it."""
    for creator, table in sorted(private_dictionaries.items()):
        for tag, (vr, _, _, _) in sorted(row for row in table.items() if not row[0].endswith("xx")):
            yield creator, "".join(c if c == "x" else c.upper() for c in tag), vr


def write(folder, name, rows):
    with open(folder / name, "w", encoding="utf-8", newline="\n") as out:
        out.write("# %s, made by make_tables.py from pydicom %s\n" % (name, pydicom.__version__))
        for row in rows:
            out.write("\t".join(" ".join(column.split()) for column in row) + "\n")


if __name__ == "__main__":
    target = pathlib.Path(sys.argv[1])
    write(target, "tags.tsv", tags())
    write(target, "uids.tsv", uids())
    write(target, "private.tsv", private())

"""Decodes one frame of each file named on standard input with pydicom, as stored: the judge of our decoders.

Writes OUT/<n>.raw (int32, little endian, pixel by pixel) and prints '<n> ok' or '<n> skip <reason>'.
"""
import sys
import warnings

import numpy as np
from pydicom import dcmread
from pydicom.pixels import pixel_array

warnings.simplefilter("ignore")
out = sys.argv[1]
for n, line in enumerate(sys.stdin):
    try:
        dataset = dcmread(line.rstrip("\n"))
        frame = pixel_array(dataset, index=0, raw=True)
        values = frame.astype("<i8")
        stored, allocated = dataset.BitsStored, dataset.BitsAllocated
        if stored < allocated:
            shift = dataset.HighBit + 1 - stored
            values = (values >> shift) & ((1 << stored) - 1)
            if dataset.PixelRepresentation == 1:
                values = np.where(values >= 1 << (stored - 1), values - (1 << stored), values)
        values.astype("<i4").tofile(f"{out}/{n}.raw")
        print(n, "ok")
    except Exception as e:  # whatever it cannot read, it cannot judge
        print(n, "skip", type(e).__name__)

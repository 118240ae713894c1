package org.pharos.dicom.data.io;

import org.pharos.dicom.data.DataSet;

/** A Part 10 file in memory, except for values left on disk. */
public record DicomFile(FileMeta meta, DataSet dataSet) {}

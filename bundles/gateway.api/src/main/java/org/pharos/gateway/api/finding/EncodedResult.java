package org.pharos.gateway.api.finding;

import org.pharos.dicom.data.DataSet;

/** A finished object, ready for the spool. @param dataSet complete, in Explicit VR Little Endian when written */
public record EncodedResult(String sopClassUid, String sopInstanceUid, DataSet dataSet) {}

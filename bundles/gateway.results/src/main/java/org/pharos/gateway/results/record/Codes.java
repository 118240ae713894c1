package org.pharos.gateway.results.record;

import org.pharos.dicom.data.DataSet;
import org.pharos.dicom.data.Tag;
import org.pharos.gateway.api.finding.Code;

/** Coded concepts in data sets (PS3.3 §8.8). */
public final class Codes {

    private Codes() {}

    /** Adds a code as an item of a sequence. */
    public static void add(DataSet to, int sequence, Code code) {
        to.newItem(sequence)
                .setString(Tag.CodeValue, code.value())
                .setString(Tag.CodingSchemeDesignator, code.scheme())
                .setString(Tag.CodeMeaning, code.meaning());
    }
}

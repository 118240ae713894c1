package org.pharos.gateway.results.record;

import org.pharos.dicom.data.DataSet;
import org.pharos.dicom.data.Tag;
import org.pharos.gateway.api.finding.Code;

/** Coded concepts in data sets (PS3.3 §8.8). */
public final class Codes {

    private static final int SHORT_MAX = 16;
    private static final int LONG_MAX = 64;

    private Codes() {}

    /** Adds a code as an item of a sequence. */
    public static void add(DataSet to, int sequence, Code code) {
        DataSet item = to.newItem(sequence);
        item.setString(Tag.CodeValue, OwnWords.in(item, code.value(), SHORT_MAX))
                .setString(Tag.CodingSchemeDesignator, OwnWords.in(item, code.scheme(), SHORT_MAX))
                .setString(Tag.CodeMeaning, OwnWords.in(item, code.meaning(), LONG_MAX));
    }
}

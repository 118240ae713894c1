package org.pharos.gateway.results.record;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.pharos.dicom.data.DataSet;
import org.pharos.dicom.data.Tag;

/** A moment as DA and TM, in the time zone the study's own dates are in: Timezone Offset From UTC, else the box's. */
public record MomentInStudy(String date, String time) {

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuuMMdd");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HHmmss.SSS");

    public static MomentInStudy of(Instant at, DataSet study, ZoneId boxZone) {
        ZonedDateTime local = at.atZone(zone(study, boxZone));
        return new MomentInStudy(DATE.format(local), TIME.format(local));
    }

    private static ZoneId zone(DataSet study, ZoneId boxZone) {
        String offset = study.getString(Tag.TimezoneOffsetFromUTC, "").strip();
        try {
            return offset.isEmpty() ? boxZone : ZoneOffset.of(offset);
        } catch (DateTimeException notAnOffset) {
            return boxZone;
        }
    }
}

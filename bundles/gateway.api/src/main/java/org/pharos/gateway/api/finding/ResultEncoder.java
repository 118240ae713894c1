package org.pharos.gateway.api.finding;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.pharos.gateway.api.instance.Preview;
import org.pharos.gateway.api.instance.StoredInstance;

/**
 * Turns findings into DICOM objects of the same study. The same request gives the same objects, UIDs and dates
 * included, on any day: nothing in it reads a clock or draws a random number. Any thread may call.
 */
public interface ResultEncoder {

    /** What kind of object it makes, in words: "structured report", "picture". */
    String kind();

    /**
     * The objects, each made when it is asked for: a picture takes megabytes, and all of a large study at once would
     * not fit into memory. To be read once.
     *
     * @throws EncodingException when these findings cannot be said in this kind of object; the message says why
     */
    Stream<EncodedResult> encode(ResultRequest request) throws EncodingException;

    /**
     * What to encode.
     *
     * @param revision of the study, from 1; it is part of every UID made
     * @param inputs the images the findings are about, with the attributes that are carried over
     * @param previews pictures of them, in the same order; an image that could not be shown has none
     * @param madeAt when the findings were made: the objects' dates and times
     * @param stationAeTitle the AE title of this box
     */
    record ResultRequest(int revision, FindingReport report, List<StoredInstance> inputs, List<Preview> previews,
            Instant madeAt, String stationAeTitle) {
        public ResultRequest {
            inputs = List.copyOf(inputs);
            previews = List.copyOf(previews);
        }
    }
}

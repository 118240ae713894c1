package org.pharos.gateway.api.finding;

import org.pharos.gateway.api.instance.InstanceUid;

/**
 * The answer to one question about one image.
 *
 * @param question the question's id within the application, such as {@code mirrored}
 * @param asked the question in words
 * @param concept what was looked for
 * @param answer what was seen; while the level is {@link Level#UNCERTAIN}, the likelier answer
 * @param score how strongly what was looked for was seen, 0 to 1, calibrated
 * @param words the answer as a radiographer reads it; never "normal"
 * @param attention whether a person should act on it
 */
public record Finding(InstanceUid image, String question, String asked, Code concept, Level level, Code answer,
        double score, Band band, String words, boolean attention) {}

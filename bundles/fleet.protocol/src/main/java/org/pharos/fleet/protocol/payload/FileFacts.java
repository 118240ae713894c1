package org.pharos.fleet.protocol.payload;

/**
 * What a metric says about the file or text it carries (the MetaData of Sparkplug 3.0 §6.4.7). Empty and 0: not said.
 *
 * @param size bytes
 * @param part number of this part, when there are several
 */
public record FileFacts(boolean multiPart, String contentType, long size, long part, String fileName, String fileType,
        String md5, String description) {}

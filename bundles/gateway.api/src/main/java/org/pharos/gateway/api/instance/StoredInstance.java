package org.pharos.gateway.api.instance;

import java.nio.file.Path;

/**
 * An instance that is durable in the spool.
 *
 * @param file the Part 10 file; never changed, read-only for everybody but the spool
 * @param dataSetOffset where in the file the data set starts, after the file meta information
 * @param bytes the length of the data set as received
 * @param sha256 the digest of the data set as received, lower-case hexadecimal
 */
public record StoredInstance(InstanceHeader header, InstanceOrigin origin, String transferSyntaxUid, Path file,
        long dataSetOffset, long bytes, String sha256) {

    public InstanceUid instance() {
        return header.instance();
    }

    public StudyUid study() {
        return header.study();
    }

    @Override
    public String toString() {
        return header.toString();
    }
}

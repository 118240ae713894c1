package org.pharos.gateway.spool;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/** The seam to the disk: what may fail in ways a test wants to bring about. Any thread may call. */
interface Disk {

    /** Returns when the file's content is on the medium. */
    void force(FileChannel file) throws IOException;

    /** Returns when the names in a folder are on the medium. */
    void forceFolder(Path folder) throws IOException;

    /** Bytes this process may still write; 0 when the disk does not say. */
    long usableBytes(Path folder) throws IOException;

    /** Size of the whole disk in bytes. */
    long totalBytes(Path folder) throws IOException;
}

package org.pharos.demo.story;

import java.nio.file.Path;
import org.pharos.demo.send.Target;

/** One hospital of the demonstration: a gateway and what leads to it. */
record Site(String id, Player gateway, Target dicom, int webPort, Path home) {

    String web() {
        return "http://127.0.0.1:" + webPort + '/';
    }
}

package org.pharos.demo.story;

import java.nio.file.Path;
import org.pharos.demo.send.Target;
import org.pharos.process.RunningProcess;

/** One hospital of the demonstration: a gateway and what leads to it. */
record Site(String id, RunningProcess gateway, Target dicom, int webPort, Path home) {

    String web() {
        return "http://127.0.0.1:" + webPort + '/';
    }
}

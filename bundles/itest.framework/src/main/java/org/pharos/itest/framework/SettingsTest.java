package org.pharos.itest.framework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.pharos.itest.framework.Components.MOST;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.osgi.test.common.annotation.InjectService;
import org.pharos.dicom.net.dimse.Status;
import org.pharos.gateway.api.config.ConfigurationEditor;
import org.pharos.gateway.api.intake.PeerDirectory;
import org.pharos.gateway.api.intake.PeerRule;
import org.pharos.process.FreePort;

/** A person edits a file while the gateway runs. */
class SettingsTest extends GatewayInside {

    private static final String PEERS = "org.pharos.gateway.core.peers";
    private static final String ALLOWED = "modalities = " + Box.MODALITY + "@127.0.0.1";

    @InjectService
    Box box;

    @InjectService
    PeerDirectory peers;

    @InjectService
    ConfigurationEditor editor;

    @AfterEach
    void asItWas() throws IOException {
        box.write(PEERS, ALLOWED);
        await().atMost(MOST).until(this::allowed, names -> names.equals(List.of(Box.MODALITY)));
    }

    @Test
    void aChangedFileReachesTheRunningComponent() throws IOException {
        box.write(PEERS, ALLOWED + ",CT7");
        await().atMost(MOST).until(this::allowed, names -> names.contains("CT7"));
    }

    @Test
    void aPageChangesTheSameFile() throws IOException {
        editor.add(PEERS, "modalities", "MR3");
        await().atMost(MOST).until(this::allowed, names -> names.contains("MR3"));
    }

    @Test
    void aValueOfTheWrongTypeIsRefusedAndTheOthersOfThatFileStayAsTheyWere() throws IOException {
        box.write("org.pharos.gateway.health", "diskLowPercent = much");
        box.write(PEERS, ALLOWED + ",CT8");
        await().atMost(MOST).until(this::allowed, names -> names.contains("CT8"));
        assertThat(new Components(runtime).ofNoUse()).isEmpty();
        box.write("org.pharos.gateway.health", "");
    }

    @Test
    void theDoorMovesToAnotherPortAndNothingIsLost() throws IOException {
        box.listenOn(FreePort.find());
        await().atMost(MOST).ignoreExceptions().until(() -> box.modality().echo(), Status::isSuccess);
        int study = box.send();
        Pipeline.awaitInThePacs(box, study);
    }

    private List<String> allowed() {
        return peers.rules().stream().map(PeerRule::aeTitle).toList();
    }
}

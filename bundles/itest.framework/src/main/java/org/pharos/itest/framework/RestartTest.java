package org.pharos.itest.framework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.pharos.itest.framework.Components.MOST;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.test.common.annotation.InjectService;
import org.pharos.dicom.net.dimse.Status;
import org.pharos.test.support.SampleStudies;

/** One part is stopped and started again, as an update would; the others go on. */
class RestartTest extends GatewayInside {

    @InjectService
    Box box;

    @Test
    void whatIsReceivedWhileDeliveryIsAwayIsDeliveredWhenItIsBack() throws BundleException, IOException {
        Bundle delivery = bundle("gateway.delivery.dicom");
        delivery.stop();
        int study = box.send();
        assertThat(box.inThePacs()).doesNotContain(SampleStudies.imageUid(study, 1));
        delivery.start();
        Pipeline.awaitInThePacs(box, study);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gateway.telemetry.mqtt", "gateway.web", "gateway.health", "gateway.results"})
    void studiesAreDeliveredWithoutIt(String name) throws BundleException, IOException {
        Bundle part = bundle(name);
        part.stop();
        Pipeline.awaitInThePacs(box, box.send());
        part.start();
        new Components(runtime).awaitAll();
    }

    @ParameterizedTest
    @ValueSource(strings = {"gateway.telemetry.mqtt", "gateway.web", "gateway.health", "gateway.results",
        "gateway.worker", "gateway.catalog", "gateway.index.h2", "gateway.spool", "gateway.core",
        "gateway.intake.dicom", "gateway.delivery.dicom", "settings"})
    void everyPartComesBackAndStudiesGoOn(String name) throws BundleException, IOException {
        Bundle part = bundle(name);
        part.stop();
        part.start();
        new Components(runtime).awaitAll();
        await().atMost(MOST).ignoreExceptions().until(() -> box.modality().echo(), Status::isSuccess);
        Pipeline.awaitInThePacs(box, box.send());
    }
}

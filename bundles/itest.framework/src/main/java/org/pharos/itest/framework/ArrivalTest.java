package org.pharos.itest.framework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.pharos.itest.framework.Components.MOST;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.ServiceRegistration;
import org.osgi.test.common.annotation.InjectService;
import org.pharos.dicom.data.Uids;
import org.pharos.gateway.api.app.ApplicationCatalog;
import org.pharos.gateway.api.finding.ResultEncoder;
import org.pharos.gateway.api.inference.InferenceWorker;
import org.pharos.gateway.api.outbox.Outbox;
import org.pharos.test.support.FakePacs;
import org.pharos.test.support.FakeWorker;
import org.pharos.test.support.SampleApplication;
import org.pharos.test.support.SampleEncoder;
import org.pharos.test.support.SampleStudies;

/** Destinations, encoders, workers and applications come and go while the gateway runs. */
class ArrivalTest extends GatewayInside {

    @InjectService
    Box box;

    @Test
    void aDestinationThatArrivesGetsStudiesAndOneThatLeftIsNoMoreWaitedFor() throws IOException {
        try (FakePacs archive = FakePacs.start(FakePacs.Answers.NOT_OFFERED)) {
            box.sendTo("ARCHIVE", archive);
            await().atMost(MOST).until(this::destinations, names -> names.contains("ARCHIVE"));
            int study = box.send();
            await().atMost(MOST).until(() -> archive.held().keySet(),
                    held -> held.contains(SampleStudies.imageUid(study, 1)));
            box.sendNoMoreTo("ARCHIVE");
            await().atMost(MOST).until(() -> channels() == 1);
        }
        Pipeline.awaitInThePacs(box, box.send());
    }

    @Test
    void anotherWorkerAndAnotherEncoderTakeThePlaceOfThoseThatLeft() throws BundleException, IOException {
        List<Bundle> replaced = List.of(bundle("gateway.worker"), bundle("gateway.catalog"), bundle("gateway.results"));
        for (Bundle bundle : replaced) {
            bundle.stop();
        }
        FakeWorker worker = new FakeWorker(SampleApplication.MIRRORED);
        List<ServiceRegistration<?>> arrived = List.of(
                context.registerService(InferenceWorker.class, worker, null),
                context.registerService(ApplicationCatalog.class, SampleApplication.catalog(), null),
                context.registerService(ResultEncoder.class, new SampleEncoder(), null));
        Pipeline.awaitInThePacs(box, box.send());
        await().atMost(MOST).until(this::reportsInThePacs, count -> count > 0);
        assertThat(worker.seen()).isNotEmpty();
        arrived.forEach(ServiceRegistration::unregister);
        for (Bundle bundle : replaced) {
            bundle.start();
        }
        new Components(runtime).awaitAll();
        Pipeline.awaitInThePacs(box, box.send());
    }

    private long reportsInThePacs() {
        return box.pacs().held().values().stream()
                .filter(held -> held.sopClassUid().equals(Uids.BasicTextSRStorage)).count();
    }

    private Set<String> destinations() {
        Outbox outbox = context.getService(context.getServiceReference(Outbox.class));
        return outbox.queues().stream().map(queue -> queue.destination().name()).collect(Collectors.toSet());
    }

    private long channels() {
        return runtime.getComponentDescriptionDTOs().stream().filter(one -> one.name.endsWith("DicomDestination"))
                .mapToLong(one -> runtime.getComponentConfigurationDTOs(one).size()).sum();
    }
}

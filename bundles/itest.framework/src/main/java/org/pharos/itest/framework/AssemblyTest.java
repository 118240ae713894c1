package org.pharos.itest.framework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pharos.itest.framework.Components.MOST;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.pharos.gateway.api.app.ApplicationCatalog;
import org.pharos.gateway.api.config.ConfigurationEditor;
import org.pharos.gateway.api.finding.ResultEncoder;
import org.pharos.gateway.api.health.HealthBoard;
import org.pharos.gateway.api.health.HealthCheck;
import org.pharos.gateway.api.inference.InferenceWorker;
import org.pharos.gateway.api.intake.InstanceSpool;
import org.pharos.gateway.api.intake.IntakeListener;
import org.pharos.gateway.api.intake.PeerDirectory;
import org.pharos.gateway.api.outbox.CommitmentListener;
import org.pharos.gateway.api.outbox.DeliveryChannel;
import org.pharos.gateway.api.outbox.Outbox;
import org.pharos.gateway.api.study.StudyIndex;
import org.pharos.gateway.api.study.StudyJournal;
import org.pharos.gateway.api.study.StudyProgress;
import org.pharos.gateway.api.telemetry.FleetLink;
import org.pharos.gateway.api.telemetry.MetricSource;

/** Everything that belongs to the gateway comes up and finds each other. */
class AssemblyTest extends GatewayInside {

    private static final Set<String> OF_THE_TEST = Set.of("org.pharos.itest.", "org.pharos.test.",
            "org.pharos.process", "org.apache.felix.framework", "biz.aQute.", "junit-", "org.opentest4j",
            "assertj-core", "org.assertj", "org.osgi.test.", "net.bytebuddy.", "org.awaitility", "org.hamcrest");

    @Test
    void everyBundleIsActive() {
        assertThat(context.getBundles()).allSatisfy(bundle -> {
            boolean fragment = bundle.getHeaders("").get(Constants.FRAGMENT_HOST) != null;
            assertThat(bundle.getState()).as(bundle.toString()).isEqualTo(fragment ? Bundle.RESOLVED : Bundle.ACTIVE);
        });
    }

    @Test
    void noComponentWaitsOrFailed() {
        assertThat(new Components(runtime).all()).hasSizeGreaterThan(30);
        assertThat(new Components(runtime).ofNoUse()).isEmpty();
    }

    /** What the bundles need and what the start list starts is found in two ways, and is the same. */
    @Test
    void theStartListStartsWhatIsNeededAndNothingElse() throws IOException {
        Set<String> here = Arrays.stream(context.getBundles()).filter(bundle -> bundle.getBundleId() != 0)
                .map(Bundle::getSymbolicName).filter(name -> OF_THE_TEST.stream().noneMatch(name::startsWith))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(startList(Path.of(context.getProperty("pharos.app")))).isEqualTo(here);
    }

    private static Set<String> startList(Path app) throws IOException {
        Set<String> names = new TreeSet<>();
        try (Stream<Path> jars = Files.list(app.resolve("bundles"))) {
            String list = Files.readString(app.resolve("start.list"));
            for (Path path : jars.toList()) {
                String name = path.getFileName().toString().replaceFirst("\\.jar$", "");
                assertThat(list).containsPattern("(?m)^\\d " + name + "( |$)");
                try (JarFile jar = new JarFile(path.toFile())) {
                    names.add(jar.getManifest().getMainAttributes().getValue(Constants.BUNDLE_SYMBOLICNAME)
                            .replaceFirst(";.*", ""));
                }
            }
        }
        return names;
    }

    @ParameterizedTest
    @ValueSource(classes = {ApplicationCatalog.class, ConfigurationEditor.class, ResultEncoder.class, HealthBoard.class,
        HealthCheck.class, InferenceWorker.class, InstanceSpool.class, IntakeListener.class, PeerDirectory.class,
        CommitmentListener.class, DeliveryChannel.class, Outbox.class, StudyIndex.class, StudyJournal.class,
        StudyProgress.class, FleetLink.class, MetricSource.class})
    void everyContractHasAProvider(Class<?> contract) {
        Object service = context.getService(context.getServiceReference(contract));
        assertThat(service).isInstanceOf(contract);
    }

    @Test
    void thePageSaysThatTheBoxIsReady() {
        String page = await().atMost(MOST).until(this::endpoint, found -> !found.isEmpty());
        await().atMost(MOST).until(() -> status(page + "health"), status -> status == HttpURLConnection.HTTP_OK);
    }

    private static int status(String address) throws IOException {
        return ((HttpURLConnection) URI.create(address).toURL().openConnection()).getResponseCode();
    }

    /** Where the web server says it listens. */
    private String endpoint() {
        var runtimes = context.getServiceReference("org.osgi.service.servlet.runtime.HttpServiceRuntime");
        Object said = runtimes == null ? null : runtimes.getProperty("osgi.http.endpoint");
        return said instanceof String[] all && all.length > 0 ? all[0] : "";
    }
}

package org.pharos.itest.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.cert.CertificateFactory;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.pharos.itest.system.process.Gateway;
import org.pharos.itest.system.process.GatewaySetup;
import org.pharos.itest.system.process.Workplace;
import org.pharos.test.kit.OutsideTool;
import org.pharos.test.kit.TestCertificates;
import org.pharos.test.kit.Visitor;

/** Over TLS, a name that is bound to a certificate: who else uses the name is turned away, however trusted. */
class BoundCertificateTest {

    @RegisterExtension
    final Workplace place = new Workplace();

    private TestCertificates certificates;

    @Test
    void aKnownNameWithAnotherTrustedCertificateIsRefusedUntilAnOperatorAllowsThatOne() throws Exception {
        OutsideTool.require("echoscu");
        certificates = new TestCertificates(place.folder("certificates"));
        for (String name : new String[] {"box", "ct", "other"}) {
            certificates.make(name);
        }
        Gateway gateway = gateway("CT1@127.0.0.1, CT1@127.0.0.1#" + fingerprint("ct"));

        assertThat(echo(gateway, "ct").exitCode()).as("its own certificate").isZero();

        OutsideTool.Result refused = echo(gateway, "other");
        assertThat(refused.exitCode()).isNotZero();
        assertThat(refused.output()).contains("Calling AE Title Not Recognized");
        Visitor operator = gateway.operator();
        assertThat(operator.read("/connections")).contains("CT1 from 127.0.0.1", "it showed another: of CN=other",
                "SHA-256 " + fingerprint("other"), "Allow CT1@127.0.0.1#" + fingerprint("other").substring(0, 12));

        Map<String, String> allow = Map.of("allow", "CT1@127.0.0.1#" + fingerprint("other"));
        assertThat(operator.submit("/connections", allow).statusCode()).isEqualTo(302);
        assertThat(echo(gateway, "other").exitCode()).as("allowed now").isZero();
        assertThat(echo(gateway, "ct").exitCode()).as("the old one too, as the page says").isZero();
        assertThat(operator.read("/connections")).contains("CT1 has 2 certificates");
        gateway.stop();
        assertThat(echo(gateway.start(), "other").exitCode()).as("after a restart too").isZero();
    }

    private Gateway gateway(String rule) throws Exception {
        GatewaySetup setup = GatewaySetup.in(place);
        Path keys = Files.createDirectories(setup.home().resolve("keys"));
        Files.copy(certificates.keyStore("box"), keys.resolve("dicom.p12"));
        Files.copy(certificates.trustStore("trust.p12", "ct", "other"), keys.resolve("dicom-trust.p12"));
        return setup.configured("org.pharos.gateway.core.peers", "modalities = " + rule)
                .configured("org.pharos.gateway.intake.dicom", "tls = true\n.storePassword = "
                        + TestCertificates.PASSWORD).start();
    }

    private OutsideTool.Result echo(Gateway gateway, String certificate) {
        return OutsideTool.require("echoscu").run("-v", "+tls", certificates.key(certificate).toString(),
                certificates.certificate(certificate).toString(), "+cf", certificates.certificate("box").toString(),
                "-aet", "CT1", "-aec", Gateway.AE_TITLE, "127.0.0.1", Integer.toString(gateway.dicomPort()));
    }

    private String fingerprint(String certificate) throws Exception {
        try (InputStream pem = Files.newInputStream(certificates.certificate(certificate))) {
            byte[] encoded = CertificateFactory.getInstance("X.509").generateCertificate(pem).getEncoded();
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(encoded));
        }
    }
}

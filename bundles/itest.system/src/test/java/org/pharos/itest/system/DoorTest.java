package org.pharos.itest.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.pharos.itest.system.object.ChestFilm;
import org.pharos.itest.system.process.Eventually;
import org.pharos.itest.system.process.Gateway;
import org.pharos.itest.system.process.GatewaySetup;
import org.pharos.itest.system.process.Modality;
import org.pharos.itest.system.process.Script;
import org.pharos.itest.system.process.Workplace;
import org.pharos.test.kit.Visitor;

/** Who is turned away, with which code, and what a person at the gateway's page learns of it. */
class DoorTest {

    private static final String CT = "1.2.840.10008.5.1.4.1.1.2";
    private static final String STUDY_ROOT_FIND = "1.2.840.10008.5.1.4.1.2.2.1";
    private static final String EXPLICIT_LITTLE_ENDIAN = "1.2.840.10008.1.2.1";
    /** Pixel data that lies elsewhere: nothing a gateway could keep. */
    private static final String JPIP_REFERENCED = "1.2.840.10008.1.2.4.94";

    @RegisterExtension
    static final Workplace PLACE = new Workplace();

    private static Gateway gateway;

    @BeforeAll
    static void start() throws Exception {
        gateway = GatewaySetup.in(PLACE).start();
    }

    @Test
    void anUnknownCallerIsRefusedUntilAnOperatorAllowsItOnThePage() throws Exception {
        Modality stranger = new Modality("STRANGER", gateway);

        var refused = stranger.echo(Gateway.AE_TITLE);

        assertThat(refused.exitCode()).isNotZero();
        assertThat(refused.output()).contains("Calling AE Title Not Recognized");
        assertThat(connections()).contains("STRANGER from 127.0.0.1").contains("not on the list of modalities")
                .contains("Allow it here").contains("Sign in to let one of them in");

        Map<String, String> allow = Map.of("allow", "STRANGER@127.0.0.1");
        assertThat(gateway.visitor().post("/connections", allow).statusCode()).as("not from the page").isEqualTo(403);
        Visitor operator = gateway.operator();
        assertThat(operator.post("/connections", allow).statusCode())
                .as("signed in, but not from the page").isEqualTo(403);
        assertThat(stranger.echo(Gateway.AE_TITLE).exitCode()).as("still refused").isNotZero();

        assertThat(operator.read("/connections")).contains("Allow STRANGER@127.0.0.1");
        assertThat(operator.submit("/connections", allow).statusCode()).isEqualTo(302);

        assertThat(stranger.echo(Gateway.AE_TITLE).exitCode()).isZero();
        stranger.sends(ChestFilm.number(1).in(PLACE.folder("films")));
        Eventually.until("its study is shown", () -> gateway.studies().size() == 1);
        assertThat(connections()).contains("STRANGER 127.0.0.1").doesNotContain("STRANGER from 127.0.0.1");
    }

    @Test
    void aWrongCalledTitleIsRefusedAndThePageNamesTheRightOne() throws Exception {
        var refused = new Modality(gateway).echo("FAROS");

        assertThat(refused.exitCode()).isNotZero();
        assertThat(refused.output()).contains("Called AE Title Not Recognized");
        assertThat(connections()).contains("MODALITY1 from 127.0.0.1").contains("it asked for FAROS")
                .contains("Set the destination's AE title on the modality to PHAROS");
    }

    @Test
    void anUnsupportedSopClassIsRefusedAndThePageSaysWhatWasOffered() throws Exception {
        String answer = propose(STUDY_ROOT_FIND, EXPLICIT_LITTLE_ENDIAN);

        assertThat(answer).contains("refused " + STUDY_ROOT_FIND + " result=3").contains("accepted 1.2.840.10008.1.1");
        assertThat(connections()).contains("Study Root Query/Retrieve").contains("which this box does not take")
                .contains("extraSopClasses");
    }

    @Test
    void anUnsupportedTransferSyntaxIsRefusedAndThePageSaysWhatToOffer() throws Exception {
        String answer = propose(CT, JPIP_REFERENCED);

        assertThat(answer).contains("refused " + CT + " result=4");
        assertThat(connections()).contains("CT Image Storage only as JPIP Referenced")
                .contains("Let it offer Explicit or Implicit VR Little Endian as well");
    }

    private static String propose(String sopClass, String transferSyntax) throws Exception {
        return Script.run(PLACE.folder("scripts"), "propose.py", List.of("pynetdicom"), gateway.dicomPort(), sopClass,
                transferSyntax);
    }

    private static String connections() throws Exception {
        return gateway.visitor().read("/connections");
    }
}

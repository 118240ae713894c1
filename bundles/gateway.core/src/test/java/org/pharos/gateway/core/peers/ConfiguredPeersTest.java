package org.pharos.gateway.core.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.annotation.Annotation;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.pharos.gateway.api.intake.Admission;
import org.pharos.gateway.api.intake.Peer;
import org.pharos.gateway.api.intake.PeerRule;
import org.pharos.gateway.api.intake.RefusalReason;
import org.pharos.gateway.api.intake.RefusedAttempt;
import org.pharos.test.kit.ManualClock;

class ConfiguredPeersTest {

    private static final String OWN = "ab".repeat(32);
    private static final String OTHER = "cd".repeat(32);

    private final ManualClock clock = new ManualClock(Instant.parse("2026-01-02T10:00:00Z"));
    private final Map<String, String> written = new HashMap<>();
    private boolean diskFull;

    private ConfiguredPeers peers(String modalities) {
        return new ConfiguredPeers(config("PHAROS", modalities), (pid, key, entry) -> {
            if (diskFull) {
                throw new IOException("no space");
            }
            written.put(pid + '/' + key, entry);
        }, clock);
    }

    private static PeersConfig config(String aeTitle, String modalities) {
        return new PeersConfig() {
            @Override
            public String aeTitle() {
                return aeTitle;
            }

            @Override
            public String modalities() {
                return modalities;
            }

            @Override
            public Class<? extends Annotation> annotationType() {
                return PeersConfig.class;
            }
        };
    }

    private static Peer peer(String calling, String called, String address) {
        try {
            return new Peer(calling, called, InetAddress.getByName(address), Optional.empty());
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static Peer showing(String calling, String sha256) {
        Peer peer = peer(calling, "PHAROS", "10.0.0.9");
        return new Peer(calling, peer.called(), peer.address(), Optional.of(new Peer.Certificate("CN=box", sha256)));
    }

    private static Peer at(String address, Peer peer) {
        return new Peer(peer.calling(), peer.called(), peer(peer.calling(), peer.called(), address).address(),
                peer.certificate());
    }

    private static RefusalReason reason(Admission admission) {
        return ((Admission.Refused) admission).reason();
    }

    @Test
    void turnsAwayWhoIsNotOnTheListAndSaysHowToAllowIt() {
        assertThat(peers("").admit(peer("CT7", "PHAROS", "10.0.0.9"))).isEqualTo(new Admission.Refused(
                RefusalReason.CALLING_AE_UNKNOWN,
                        "Somebody calling itself CT7 from 10.0.0.9 was turned away: it is not on"
                        + " the list of modalities. Allow it here, or check the name on the modality."));
    }

    @Test
    void looksAtTheAddressAndAtTheCalledName() {
        ConfiguredPeers peers = peers("CT7@10.0.0.0/24, MR1@10.0.1.5");
        assertThat(reason(peers.admit(peer("CT7", "PHAROS", "10.0.1.9")))).isEqualTo(RefusalReason.ADDRESS_NOT_ALLOWED);
        assertThat(reason(peers.admit(peer("CT7", "ARCHIVE", "10.0.0.9")))).isEqualTo(RefusalReason.CALLED_AE_WRONG);
        assertThat(peers.admit(peer("CT7", "PHAROS", "10.0.0.9"))).isInstanceOf(Admission.Allowed.class);
        assertThat(peers.admit(peer("MR1", "PHAROS", "10.0.1.5"))).isInstanceOf(Admission.Allowed.class);
    }

    @Test
    void aNameThatIsBoundToACertificateComesInWithThatOneOnly() throws IOException {
        ConfiguredPeers peers = peers("CT7@10.0.0.9#" + "AB:".repeat(31) + "AB, MR1");

        assertThat(peers.admit(showing("CT7", OWN))).isInstanceOf(Admission.Allowed.class);
        assertThat(reason(peers.admit(peer("CT7", "PHAROS", "10.0.0.9"))))
                .isEqualTo(RefusalReason.CERTIFICATE_NOT_ITS_OWN);
        assertThat(peers.admit(showing("CT7", OTHER))).isEqualTo(new Admission.Refused(
                RefusalReason.CERTIFICATE_NOT_ITS_OWN, "Somebody calling itself CT7 from 10.0.0.9 was turned away: the"
                        + " name is bound to a certificate, and it showed another: of CN=box, SHA-256 " + OTHER
                        + ". Allow that one here if the modality has a new one, or find out who uses the name."));
        assertThat(peers.admit(showing("MR1", OTHER))).as("bound to none").isInstanceOf(Admission.Allowed.class);

        peers.turnedAway(showing("CT7", OTHER), RefusalReason.CERTIFICATE_NOT_ITS_OWN, "another");
        peers.allow(PeerRule.parseRule("CT7@10.0.0.9#" + OTHER));
        assertThat(written).containsEntry("org.pharos.gateway.core.peers/modalities", "CT7@10.0.0.9/32#" + OTHER);
        assertThat(peers.refusedAttempts()).isEmpty();
        assertThat(peers.admit(showing("CT7", OTHER))).isInstanceOf(Admission.Allowed.class);
    }

    @Test
    void aNameThatIsBoundIsJudgedByItsCertificateBeforeItsAddress() {
        ConfiguredPeers peers = peers("CT7@10.0.0.1#" + OWN);

        Admission stranger = peers.admit(showing("CT7", OTHER));
        assertThat(reason(stranger)).isEqualTo(RefusalReason.CERTIFICATE_NOT_ITS_OWN);
        assertThat(((Admission.Refused) stranger).words()).contains("it showed another: of CN=box, SHA-256 " + OTHER,
                "find out who uses the name", "Its address is not on the list for that name either.");
        assertThat(reason(peers.admit(peer("CT7", "PHAROS", "10.0.0.9")))).as("it shows none")
                .isEqualTo(RefusalReason.CERTIFICATE_NOT_ITS_OWN);
        assertThat(reason(peers.admit(showing("CT7", OWN)))).isEqualTo(RefusalReason.ADDRESS_NOT_ALLOWED);
    }

    @Test
    void aRuleWithoutACertificateOpensNoNameThatIsBound() throws IOException {
        ConfiguredPeers peers = peers("CT7@127.0.0.1, CT7@10.0.0.1#" + OWN);
        peers.allow(PeerRule.parseRule("CT7"));

        assertThat(reason(peers.admit(peer("CT7", "PHAROS", "127.0.0.1"))))
                .isEqualTo(RefusalReason.CERTIFICATE_NOT_ITS_OWN);
        assertThat(reason(peers.admit(showing("CT7", OTHER)))).isEqualTo(RefusalReason.CERTIFICATE_NOT_ITS_OWN);
        assertThat(peers.admit(showing("CT7", OWN))).as("from further addresses, with its own")
                .isInstanceOf(Admission.Allowed.class);
    }

    @Test
    void eachCertificateOfANameComesInFromItsOwnAddressOnly() {
        ConfiguredPeers peers = peers("CT7@10.0.0.1#" + OTHER + ", CT7@10.0.0.9#" + OWN);

        assertThat(peers.admit(at("10.0.0.1", showing("CT7", OTHER)))).isInstanceOf(Admission.Allowed.class);
        Admission elsewhere = peers.admit(showing("CT7", OTHER));
        assertThat(reason(elsewhere)).isEqualTo(RefusalReason.ADDRESS_NOT_ALLOWED);
        assertThat(((Admission.Refused) elsewhere).words()).contains("only from 10.0.0.1/32.");
    }

    @Test
    void tellsTwoCertificatesFromOneAddressApartAndForgetsOnlyWhoIsAllowedNow() throws IOException {
        String third = "ef".repeat(32);
        ConfiguredPeers peers = peers("CT7@10.0.0.9#" + OWN);
        Peer elsewhere = at("10.0.0.66", showing("CT7", OTHER));
        for (Peer peer : List.of(elsewhere, showing("CT7", OTHER), showing("CT7", third), showing("CT7", OTHER))) {
            peers.turnedAway(peer, reason(peers.admit(peer)), "another");
        }
        peers.turnedAway(showing("CT7", OTHER), RefusalReason.MALFORMED, "not DICOM");
        assertThat(peers.refusedAttempts()).extracting(RefusedAttempt::count).containsExactly(1, 2, 1, 1);

        peers.allow(PeerRule.parseRule("CT7@10.0.0.9#" + OTHER));
        assertThat(peers.refusedAttempts()).extracting(RefusedAttempt::peer)
                .containsExactly(showing("CT7", OTHER), showing("CT7", third), elsewhere);
        peers.allow(PeerRule.parseRule("CT7"));
        assertThat(peers.refusedAttempts()).as("the third certificate is still nobody's")
                .extracting(RefusedAttempt::peer).containsExactly(showing("CT7", OTHER), showing("CT7", third));
    }

    @Test
    void whoIsTakenOutOfTheConfigurationAgainIsNoLongerAllowed() throws IOException {
        ConfiguredPeers peers = peers("CT7@10.0.0.9#" + OWN);
        peers.allow(PeerRule.parseRule("CT7@10.0.0.9#" + OTHER));
        peers.modified(config("PHAROS", "CT7@10.0.0.9#" + OWN + ",CT7@10.0.0.9#" + OTHER));
        peers.modified(config("PHAROS", "CT7@10.0.0.9#" + OTHER));
        assertThat(reason(peers.admit(showing("CT7", OWN)))).isEqualTo(RefusalReason.CERTIFICATE_NOT_ITS_OWN);
        assertThat(peers.admit(showing("CT7", OTHER))).isInstanceOf(Admission.Allowed.class);
        peers.modified(config("PHAROS", "CT7@10.0.0.9#" + OWN));
        assertThat(reason(peers.admit(showing("CT7", OTHER)))).isEqualTo(RefusalReason.CERTIFICATE_NOT_ITS_OWN);
    }

    @Test
    void allowsNobodyWhenTheConfigurationCannotBeWritten() {
        ConfiguredPeers peers = peers("");
        diskFull = true;
        assertThatThrownBy(() -> peers.allow(PeerRule.parseRule("CT7"))).isInstanceOf(IOException.class);
        assertThat(peers.admit(peer("CT7", "PHAROS", "10.0.0.9"))).isInstanceOf(Admission.Refused.class);
    }

    @Test
    void whoIsAllowedComesInAtOnceAndStaysWhenTheConfigurationIsReadAgain() throws IOException {
        ConfiguredPeers peers = peers("MR1@10.0.1.5");
        Peer ct = peer("CT7", "PHAROS", "10.0.0.9");
        peers.turnedAway(ct, RefusalReason.CALLING_AE_UNKNOWN, "unknown");
        peers.allow(PeerRule.parseRule("CT7@10.0.0.9"));
        assertThat(written).as("MR1 may be of the command line")
                .containsEntry("org.pharos.gateway.core.peers/modalities", "CT7@10.0.0.9/32");
        assertThat(peers.refusedAttempts()).isEmpty();
        peers.modified(config("PHAROS", "MR1@10.0.1.5"));
        assertThat(peers.admit(ct)).isInstanceOf(Admission.Allowed.class);
    }

    @Test
    void listsNobodyTwice() throws IOException {
        ConfiguredPeers peers = peers("CR1@127.0.0.1/32,CR1@127.0.0.1");
        peers.allow(PeerRule.parseRule("CR1@127.0.0.1"));
        peers.allow(PeerRule.parseRule("MR1"));
        peers.allow(PeerRule.parseRule("MR1"));
        peers.modified(config("PHAROS", "CR1@127.0.0.1/32,CR1@127.0.0.1,MR1"));
        assertThat(peers.rules()).containsExactly(PeerRule.parseRule("CR1@127.0.0.1"), PeerRule.parseRule("MR1"));
    }

    @Test
    void countsRepeatsAndKeepsTheLatestHundred() {
        ConfiguredPeers peers = peers("");
        for (int i = 0; i < 150; i++) {
            clock.advance(Duration.ofSeconds(1));
            peers.turnedAway(peer("CT" + i, "PHAROS", "10.0.0.9"), RefusalReason.CALLING_AE_UNKNOWN, "unknown");
        }
        peers.turnedAway(peer("CT149", "PHAROS", "10.0.0.9"), RefusalReason.CALLING_AE_UNKNOWN, "unknown");
        assertThat(peers.refusedAttempts()).hasSize(100).first().extracting(RefusedAttempt::count).isEqualTo(2);
    }

    @Test
    void aWrongRuleIsToldInWords() {
        assertThatThrownBy(() -> peers("CT7@nowhere")).hasMessageContaining("is no IP address");
        assertThatThrownBy(() -> peers("CT7#" + OWN + '#' + OTHER)).hasMessageContaining("one rule for each");
        assertThatThrownBy(() -> peers("CT7@10.0.0.9#" + OWN.substring(2))).hasMessageContaining("is no SHA-256");
        assertThatThrownBy(() -> new ConfiguredPeers(config("A NAME THAT IS TOO LONG", ""), (p, k, v) -> { }, clock))
                .hasMessageContaining("is no AE title");
    }

    @Test
    void aDestinationMayCallBackToReportAndNothingElse() {
        ConfiguredPeers peers = peers("CT7");
        Map<String, Object> pacs = Map.of("aeTitle", "PACS", "host", "10.0.0.9");
        peers.addDestination(pacs);

        assertThat(peers.admit(peer("PACS", "PHAROS", "10.0.0.9"))).isEqualTo(new Admission.AllowedToReport("PACS"));
        assertThat(peers.admit(peer("PACS", "PHAROS", "10.0.0.8"))).isInstanceOf(Admission.Refused.class);
        assertThat(peers.admit(peer("PACS", "OTHER", "10.0.0.9"))).isInstanceOf(Admission.Refused.class);

        peers.removeDestination(pacs);

        assertThat(peers.admit(peer("PACS", "PHAROS", "10.0.0.9"))).isInstanceOf(Admission.Refused.class);
    }
}

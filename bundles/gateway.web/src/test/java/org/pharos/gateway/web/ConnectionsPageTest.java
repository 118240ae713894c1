package org.pharos.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.pharos.gateway.api.intake.Peer;
import org.pharos.gateway.api.intake.PeerRule;
import org.pharos.gateway.api.intake.RefusalReason;
import org.pharos.gateway.api.outbox.Destination;
import org.pharos.gateway.api.outbox.DestinationQueue;
import org.pharos.test.kit.Visitor;

class ConnectionsPageTest extends SiteFixture {

    private static final String PAGE = "/connections";
    private static final String OWN = "ab".repeat(32);
    private static final String OTHER = "cd".repeat(32);

    @Test
    void teachesWhatToDoWhileNothingIsConnected() throws Exception {
        assertThat(site.stranger().get(PAGE).body()).contains("No destination is configured", "Nobody was turned away.",
                "No modality may send yet.", "--modality", "--pacs", "PHAROS");
    }

    @Test
    void saysWhoWasTurnedAwayWhatWasWrongAndHowToAllowIt() throws Exception {
        site.box.turnedAway("CR7", RefusalReason.CALLING_AE_UNKNOWN,
                "CR7 is not on the list of modalities. Allow it here.");

        String seen = site.stranger().get(PAGE).body();
        assertThat(seen).contains("CR7 from 127.0.0.1", "is not on the list", "2 min ago",
                "Sign in to let one of them in")
                .doesNotContain("Allow CR7@");
        assertThat(site.operator().get(PAGE).body()).contains("Allow CR7@127.0.0.1");
        assertThat(site.stranger().get("/").body()).contains("CR7 is not on the list of modalities.");
    }

    @Test
    void anOperatorLetsAStrangerInWithOneButton() throws Exception {
        site.box.turnedAway("CR7", RefusalReason.CALLING_AE_UNKNOWN, "CR7 is not on the list.");

        HttpResponse<String> done = site.operator().submit(PAGE, Map.of("allow", "CR7@127.0.0.1"));
        assertThat(done.statusCode()).isEqualTo(302);
        assertThat(done.headers().firstValue("Location")).hasValueSatisfying(place -> assertThat(place).endsWith(PAGE));
        assertThat(site.box.rules).containsExactly(PeerRule.parseRule("CR7@127.0.0.1"));
    }

    @Test
    void whoShowedACertificateIsLetInWithThatOneOnly() throws Exception {
        String sha256 = "0123456789ab" + "c".repeat(52);
        site.box.turnedAway(showing("CR7", sha256), RefusalReason.CERTIFICATE_NOT_ITS_OWN,
                "The name is bound to a certificate.");
        site.box.turnedAway("CR8", RefusalReason.CERTIFICATE_NOT_ITS_OWN, "The name is bound, and it showed none.");
        Visitor operator = site.operator();

        assertThat(operator.get(PAGE).body()).contains("value=\"CR7@127.0.0.1#" + sha256 + '"',
                "Allow CR7@127.0.0.1#0123456789ab…", "The name is bound to a certificate.").doesNotContain("Allow CR8");
        operator.submit(PAGE, Map.of("allow", "CR7@127.0.0.1#" + sha256));
        assertThat(site.box.rules).containsExactly(new PeerRule("CR7", "127.0.0.1/32", sha256));
        assertThat(operator.read(PAGE)).contains("CR7 127.0.0.1/32, with the certificate " + sha256 + " only");
    }

    @Test
    void aNameThatIsBoundIsNeverOfferedWithoutItsCertificate() throws Exception {
        site.box.rules.add(PeerRule.parseRule("CR7@10.0.0.1#" + OWN));
        site.box.turnedAway("CR7", RefusalReason.ADDRESS_NOT_ALLOWED, "From before it was bound.");
        site.box.turnedAway(showing("CR7", OTHER), RefusalReason.CALLING_AE_UNKNOWN, "From before it was listed.");
        site.box.turnedAway("CR7", RefusalReason.CERTIFICATE_NOT_ITS_OWN, "It is bound, and it showed none.");
        Visitor operator = site.operator();
        assertThat(operator.get(PAGE).body()).contains("From before it was bound.", "it showed none.")
                .doesNotContain("Allow CR7@");

        site.box.turnedAway(showing("CR7", OWN), RefusalReason.ADDRESS_NOT_ALLOWED, "Its own, from elsewhere.");
        assertThat(operator.get(PAGE).body()).contains("value=\"CR7@127.0.0.1#" + OWN + '"')
                .doesNotContain("value=\"CR7@127.0.0.1\"", "value=\"CR7@127.0.0.1#" + OTHER);
    }

    @Test
    void aNameThatIsListedUnboundIsNotBoundByTheButton() throws Exception {
        site.box.rules.add(PeerRule.parseRule("CR7@10.0.0.1"));
        site.box.turnedAway(showing("CR7", OTHER), RefusalReason.ADDRESS_NOT_ALLOWED, "From elsewhere.");
        assertThat(site.operator().get(PAGE).body()).contains("value=\"CR7@127.0.0.1\"").doesNotContain(OTHER);
    }

    @Test
    void saysWhereACertificateIsTakenOutAgainAndWhichEntryNamesNone() throws Exception {
        site.box.rules.add(PeerRule.parseRule("CR7@10.0.0.1#" + OWN));
        site.box.rules.add(PeerRule.parseRule("CR8@10.0.0.2"));
        assertThat(site.stranger().read(PAGE)).doesNotContain("has 2 certificates", "binds CR");

        site.box.rules.add(PeerRule.parseRule("CR7@10.0.0.1#" + OTHER));
        site.box.rules.add(PeerRule.parseRule("CR7"));
        assertThat(site.stranger().read(PAGE)).containsSubsequence("certificate " + OTHER + " only CR7 has 2"
                + " certificates, and each lets in until its entry is taken out of modalities in"
                + " config/org.pharos.gateway.core.peers.cfg", "0.0.0.0/0 Only with a certificate that another entry"
                + " binds CR7 to: this entry names none.").doesNotContain("binds CR8");
    }

    private static Peer showing(String calling, String sha256) {
        return new Peer(calling, "PHAROS", InetAddress.getLoopbackAddress(),
                Optional.of(new Peer.Certificate("CN=cr7", sha256)));
    }

    @Test
    void nobodyElseLetsAnybodyIn() throws Exception {
        Visitor stranger = site.stranger();
        String secret = Visitor.secretIn(stranger.get("/sign-in"));
        assertThat(stranger.post(PAGE, Map.of("allow", "CR7")).statusCode()).isEqualTo(403);
        assertThat(stranger.post(PAGE, Map.of("allow", "CR7", "csrf", secret)).statusCode()).isEqualTo(403);
        Visitor operator = site.operator();
        assertThat(operator.post(PAGE, Map.of("allow", "CR7", "csrf", secret)).statusCode()).isEqualTo(403);
        assertThat(operator.post(PAGE, Map.of("allow", "CR7", "csrf", Visitor.secretIn(operator.get(PAGE))),
                "Sec-Fetch-Site", "cross-site").statusCode()).isEqualTo(403);
        assertThat(site.box.rules).isEmpty();
    }

    @Test
    void offersNoButtonWhereNoneWouldHelp() throws Exception {
        site.box.turnedAway("CR8", RefusalReason.CALLED_AE_WRONG,
                "CR8 asked for STORESCP, and this box is called PHAROS.");
        site.box.turnedAway("BAD\\NAME,X", RefusalReason.CALLING_AE_UNKNOWN, "Its name cannot be written down.");

        assertThat(site.operator().get(PAGE).body()).contains("CR8 from", "BAD\\NAME,X from")
                .doesNotContain("Allow CR8@", "Allow BAD");
    }

    @Test
    void refusesARuleThatMakesNoSenseAndSaysWhy() throws Exception {
        Visitor operator = site.operator();
        for (String rule : List.of("", "@10.0.0.1", "CR1@nowhere", "CR1@10.0.0.0/99", "X".repeat(17), "<b>@1.2.3.4.5",
                "CR1@10.0.0.1\r\nSet-Cookie: a=b")) {
            HttpResponse<String> answer = operator.submit(PAGE, Map.of("allow", rule));
            assertThat(answer.statusCode()).as(rule).isEqualTo(400);
            assertThat(answer.body()).as(rule).contains("That cannot be allowed").doesNotContain("<b>@", "Exception");
        }
        assertThat(site.box.rules).isEmpty();
    }

    @Test
    void saysThatNothingChangedWhenTheListCannotBeWritten() throws Exception {
        site.box.diskBroken = true;
        HttpResponse<String> answer = site.operator().submit(PAGE, Map.of("allow", "CR7"));
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).contains("could not be written", "nothing has changed")
                .doesNotContain("/secret/place");
    }

    @Test
    void escapesNamesAndWordsFromOutside() throws Exception {
        site.box.turnedAway("<b>CR</b>", RefusalReason.CALLING_AE_UNKNOWN, "<script>alert(1)</script>");
        site.box.queues.add(queue("<i>pacs</i>", "It said <u>no</u>."));
        for (String body : List.of(site.operator().get(PAGE).body(), site.stranger().get("/").body())) {
            assertThat(body).contains("&lt;script&gt;").doesNotContain("<b>CR", "<script>alert", "<i>pacs", "<u>no");
        }
    }

    @Test
    void showsHowADestinationStandsAndTriesItAgainNow() throws Exception {
        site.box.queues.add(queue("pacs", "The PACS refused us (calling AE title not recognised)."));
        Visitor operator = site.operator();
        assertThat(operator.get(PAGE).body()).contains("PACS@10.1.2.3:104", "trying again", "The PACS refused us",
                "Next try", "in 30 s", "data-label=\"Waiting (objects)\">7<", "Try now");

        operator.submit(PAGE, Map.of("retry", "pacs"));
        assertThat(site.box.askedAgain).containsExactly("pacs");
    }

    @Test
    void callsADestinationThatWasGivenNothingYetNeitherGoodNorBad() throws Exception {
        site.box.queues.add(new DestinationQueue(new Destination("pacs", "PACS", "10.1.2.3", 104, false, true), 0, 0,
                0, "",
                Optional.empty(), Optional.empty()));
        assertThat(site.stranger().get(PAGE).body())
                .contains("nothing sent since this box started", ">not since this box started<")
                .doesNotContain("all right", "never");
    }

    private static DestinationQueue queue(String name, String error) {
        return new DestinationQueue(new Destination(name, "PACS", "10.1.2.3", 104, false, true), 7, 2, 1, error,
                Optional.of(FakeBox.NOW.minusSeconds(3_600)), Optional.of(FakeBox.NOW.plusSeconds(30)));
    }
}

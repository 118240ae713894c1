package org.pharos.itest.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.pharos.itest.system.process.CommunityPage;
import org.pharos.itest.system.process.Eventually;
import org.pharos.itest.system.process.FleetConsole;
import org.pharos.itest.system.process.GatewaySetup;
import org.pharos.itest.system.process.WebFolder;
import org.pharos.itest.system.process.Workplace;
import org.pharos.test.kit.Visitor;

/**
 * From a console to the community page over the web: what comes, what is not believed, what is told while nothing
 * comes.
 */
class FeedTest {

    private static final String SITE = "site-4";

    @RegisterExtension
    final Workplace place = new Workplace();

    @Test
    void aReleaseComesOverTheWebAnAlteredOneIsRefusedAndAFeedThatIsAwayIsToldSinceWhen() throws Exception {
        FleetConsole console = FleetConsole.in(place).start();
        Path releases = console.home().resolve("releases");
        WebFolder feed = WebFolder.of(place, releases).start();
        CommunityPage page = CommunityPage.reading(place, feed.address(),
                console.home().resolve("keys/release.pub.pem")).start();
        tells(page, "No figures have been published yet");

        GatewaySetup.in(place).console(console.broker(), SITE).start();
        Eventually.until("the console knows an application of the gateway",
                () -> console.visitor().read("/publication").contains("cxr-technical"));
        Visitor operator = console.operator();
        publish(operator);
        Eventually.until("release 1 is shown", () -> shown(page) == 1);
        assertThat(page.visitor().read("/figures")).contains("cxr-technical", "not shown: fewer than 3 hospitals");

        alter(releases.resolve("latest.json"));
        tells(page, "Its signature does not fit: it was changed after it was signed.");
        assertThat(shown(page)).as("what was believed before stays").isEqualTo(1);

        publish(operator);
        Eventually.until("release 2 is shown", () -> shown(page) == 2);
        assertThat(page.visitor().read("/")).contains("up to date").doesNotContain("out of date");

        feed.stop();
        tells(page, "feed away The feed cannot be reached. This has been so at least since");
        assertThat(page.visitor().read("/figures")).contains("cxr-technical", "at least since", "may be out of date");
        assertThat(shown(page)).isEqualTo(2);

        feed.start();
        tells(page, "up to date The newest release of the feed is shown.");
    }

    private static void tells(CommunityPage page, String words) {
        Eventually.asserted(() -> assertThat(page.visitor().read("/")).contains(words));
    }

    private static long shown(CommunityPage page) throws Exception {
        return page.release().path("sequence").asLong();
    }

    private static void publish(Visitor operator) throws Exception {
        assertThat(operator.submit("/publication", Map.of()).statusCode()).isEqualTo(302);
    }

    /** Says something else under the same signature. */
    private static void alter(Path file) throws Exception {
        ObjectMapper json = new ObjectMapper();
        ObjectNode envelope = (ObjectNode) json.readTree(Files.readAllBytes(file));
        String signed = new String(envelope.get("payload").binaryValue(), StandardCharsets.UTF_8);
        assertThat(signed).as("what is altered").contains("FEWER_THAN_3_SITES");
        envelope.put("payload", signed.replace("FEWER_THAN_3_SITES", "SMALL_COUNT").getBytes(StandardCharsets.UTF_8));
        Files.write(file, json.writeValueAsBytes(envelope));
    }
}

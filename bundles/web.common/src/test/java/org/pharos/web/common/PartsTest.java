package org.pharos.web.common;

import static org.assertj.core.api.Assertions.assertThat;

import gg.jte.Content;
import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import java.io.InputStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.pharos.web.common.template.JteframeGenerated;
import org.pharos.web.common.view.Asset;
import org.pharos.web.common.view.ChainView;
import org.pharos.web.common.view.Frame;
import org.pharos.web.common.view.NeedsYou;
import org.pharos.web.common.view.Session;
import org.pharos.web.common.view.Sparkline;
import org.pharos.web.common.view.TimeView;
import org.pharos.web.common.view.Tone;

class PartsTest {

    @Test
    void aStateIsAlwaysColourSymbolAndWord() {
        for (Tone tone : Tone.values()) {
            assertThat(html(Parts.chip(tone, "so it is"))).contains(tone.css()).contains(tone.symbol())
                    .contains("so it is");
        }
    }

    @Test
    void escapesWhatItIsGiven() {
        assertThat(html(Parts.chip(Tone.BAD, "<script>alert(1)</script>"))).doesNotContain("<script>");
        assertThat(html(Parts.needsYou(List.of(new NeedsYou(Tone.BAD, "<b>", "\"><img>", "", "")))))
                .doesNotContain("<b>")
                .doesNotContain("<img>");
    }

    @Test
    void saysSoWhenNothingNeedsAPerson() {
        assertThat(html(Parts.needsYou(List.of()))).contains("Nothing needs you");
    }

    @Test
    void aLinkOfTheChainShowsItsReason() {
        ChainView chain = new ChainView(List.of(new ChainView.Link("inferred", Tone.BAD, "failed", TimeView.NEVER,
                "The worker ran out of memory twice.")));

        assertThat(html(Parts.chain(chain))).contains("inferred", "failed", "The worker ran out of memory twice.")
                .doesNotContain("<time");
    }

    @Test
    void tellsTimesRelativelyWithTheExactOneBeside() {
        Instant now = Instant.parse("2026-03-01T12:00:00Z");

        assertThat(TimeView.of(now.minusSeconds(300), now, ZoneOffset.UTC).relative()).isEqualTo("5 min ago");
        assertThat(TimeView.of(now.plusSeconds(30), now, ZoneOffset.UTC).relative()).isEqualTo("in 30 s");
        assertThat(TimeView.of(now.minusSeconds(86_400 * 3), now, ZoneOffset.UTC).relative()).isEqualTo("3 days ago");
        assertThat(TimeView.of(now, now, ZoneOffset.UTC).exact()).isEqualTo("1 Mar 2026 12:00:00 +00:00");
        assertThat(TimeView.of(Optional.empty(), now, ZoneOffset.UTC)).isEqualTo(TimeView.NEVER);
    }

    @Test
    void aLineOfOneValueDrawsNothingAndStillSaysIt() {
        assertThat(Sparkline.of(List.of(), "ms").words()).isEqualTo("no values yet");
        assertThat(Sparkline.of(List.of(4.0), "ms").points()).isEmpty();
        assertThat(Sparkline.of(List.of(4.0), "ms").words()).contains("last 4 ms");
        assertThat(Sparkline.of(List.of(1.0, 3.0), "").points()).isEqualTo("0.0,26.0 120.0,2.0");
    }

    @Test
    void theFrameHasALanguageATitleAndAWayPastTheNavigation() {
        Frame frame = new Frame("Gateway", "Ward <7>", "Home", List.of(new Frame.Link("/", "Home", true)), "",
                new Session("s", "c", false), true, true);
        String page = html(output -> JteframeGenerated.render((gg.jte.html.HtmlTemplateOutput) output, null, frame,
                inner -> inner.writeContent("body")));

        assertThat(page).contains("<html lang=\"en\">", "<title>Home · Pharos Gateway</title>", "href=\"#main\"",
                "aria-current=\"page\"", "Ward &lt;7&gt;").doesNotContain("style=", "onclick");
    }

    @Test
    void theAddressOfTheStyleSheetChangesWithItsContent() throws Exception {
        for (Asset asset : Asset.values()) {
            try (InputStream content = asset.open()) {
                byte[] digest = MessageDigest.getInstance("SHA-256").digest(content.readAllBytes());
                assertThat(asset.address()).isEqualTo(asset.path() + '?'
                        + HexFormat.of().formatHex(digest).substring(0, 8));
            }
        }
    }

    private static String html(Content content) {
        StringOutput output = new StringOutput();
        content.writeTo(new OwaspHtmlTemplateOutput(output));
        return output.toString();
    }
}

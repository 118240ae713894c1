package org.pharos.web.common.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LanguageTest {

    @AfterEach
    void done() {
        Language.done();
    }

    @Test
    void takesWishesThatMakeNoSenseAsNone() {
        for (String wishes : new String[] {null, "", ";;;", "*", "xx", "nl;q=nonsense", "n\u0000l",
                "x,".repeat(5_000)}) {
            assertThat(Language.wished(wishes)).as(wishes).isEqualTo(Language.ENGLISH);
        }
    }

    @Test
    void answersInTheBestOfTheWishedLanguages() {
        assertThat(Language.wished("nl-BE,fr;q=0.8,en;q=0.5")).isEqualTo(Language.DUTCH);
        assertThat(Language.wished("de,fr-CH;q=0.9,en;q=0.5")).isEqualTo(Language.FRENCH);
        assertThat(Language.wished("en-GB,nl;q=0.5")).isEqualTo(Language.ENGLISH);
    }

    @Test
    void knowsOnlyItsOwnTags() {
        assertThat(Language.of("nl")).contains(Language.DUTCH);
        assertThat(Language.of("NL")).isEmpty();
        assertThat(Language.of(null)).isEmpty();
    }

    @Test
    void tellsTimesAndNumbersAsTheLanguageDoes() {
        Instant now = Instant.parse("2026-03-01T12:00:00Z");
        Language.answerIn(Language.DUTCH);
        assertThat(TimeView.of(now.minusSeconds(300), now, ZoneOffset.UTC).relative()).isEqualTo("5 min geleden");
        assertThat(TimeView.of(now, now, ZoneOffset.UTC).exact()).contains("mrt");
        assertThat(Sparkline.of(List.of(1.5), "ms").words()).isEqualTo("laatste 1,5 ms, laagste 1,5, hoogste 1,5");
        Language.answerIn(Language.FRENCH);
        assertThat(TimeView.of(now.minusSeconds(300), now, ZoneOffset.UTC).relative()).isEqualTo("il y a 5 min");
        Language.done();
        assertThat(TimeView.of(now.minusSeconds(300), now, ZoneOffset.UTC).relative()).isEqualTo("5 min ago");
    }
}

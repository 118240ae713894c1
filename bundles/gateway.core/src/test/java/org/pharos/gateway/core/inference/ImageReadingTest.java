package org.pharos.gateway.core.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.pharos.dicom.data.Tag;
import org.pharos.gateway.api.finding.Finding;
import org.pharos.gateway.api.finding.Level;
import org.pharos.gateway.api.instance.InstanceHeader;
import org.pharos.test.support.SampleApplication;
import org.pharos.test.support.SampleStudies;

class ImageReadingTest {

    private static ImageReading read(String view, float plausible, float mirrored, float... projection)
            throws Exception {
        InstanceHeader header = InstanceHeader.of(SampleStudies.chestImage(1, 1).setString(Tag.ViewPosition, view));
        return ImageReading.of(SampleApplication.application(), header, Map.of("plausible", new float[] {plausible},
                "mirrored", new float[] {mirrored}, "projection", projection));
    }

    private static Finding finding(ImageReading reading, int index) {
        return ((ImageReading.Judged) reading).findings().get(index);
    }

    @Test
    void declinesAnImageThatDoesNotPassTheGate() throws Exception {
        assertThat(read("PA", 0.4f, 0, 1, 0)).isInstanceOfSatisfying(ImageReading.Declined.class,
                declined -> assertThat(declined.image().words())
                        .isEqualTo("It does not look like a chest radiograph."));
        assertThat(read("PA", Float.NaN, 0, 1, 0)).isInstanceOf(ImageReading.Declined.class);
    }

    @Test
    void doesNotReadNumbersThatAreNoProbabilities() {
        assertThatThrownBy(() -> read("PA", 1, Float.NaN, 1, 0)).isInstanceOf(UnreadableAnswerException.class);
        assertThatThrownBy(() -> read("PA", 1, 0, 0.9f, 0.9f)).hasMessageContaining("add up to 1");
        assertThatThrownBy(() -> read("PA", 1, 0, 1, 0, 0)).hasMessageContaining("is not 2 probabilities");
    }

    @Test
    void callsForAttentionAboveTheBandOnly() throws Exception {
        Finding above = finding(read("PA", 1, 0.9f, 1, 0), 0);
        assertThat(above.level()).isEqualTo(Level.ABOVE);
        assertThat(above.attention()).isTrue();
        assertThat(above.words()).isEqualTo("The image looks mirrored.");
        assertThat(above.score()).isCloseTo(0.9, within(1e-6));

        Finding within = finding(read("PA", 1, 0.6f, 1, 0), 0);
        assertThat(within.level()).isEqualTo(Level.UNCERTAIN);
        assertThat(within.attention()).isFalse();
        assertThat(within.words()).contains("uncertain").contains("Mirrored is the likeliest");

        Finding below = finding(read("PA", 1, 0.1f, 1, 0), 0);
        assertThat(below.level()).isEqualTo(Level.BELOW);
        assertThat(below.words()).isEqualTo("Not mirrored, as expected.");
    }

    @Test
    void comparesWithWhatTheHeaderClaims() throws Exception {
        assertThat(finding(read("PA", 1, 0, 0.05f, 0.95f), 1)).satisfies(finding -> {
            assertThat(finding.attention()).isTrue();
            assertThat(finding.answer().value()).isEqualTo("AP");
            assertThat(finding.words()).isEqualTo("It looks like AP; the header says PA.");
        });
        assertThat(finding(read("AP", 1, 0, 0.05f, 0.95f), 1)).satisfies(finding -> {
            assertThat(finding.attention()).isFalse();
            assertThat(finding.words()).isEqualTo("Projection: AP, as the header says.");
        });
    }

    @Test
    void neverCallsForAttentionWhereTheHeaderClaimsNothing() throws Exception {
        for (String view : new String[] {"", "LL"}) {
            assertThat(finding(read(view, 1, 0, 0.05f, 0.95f), 1)).satisfies(finding -> {
                assertThat(finding.attention()).isFalse();
                assertThat(finding.answer().value()).isEqualTo("AP");
                assertThat(finding.words()).contains("the header does not say");
            });
        }
    }

    @Test
    void neverSaysNormal() throws Exception {
        for (float p = 0; p <= 1; p += 0.05f) {
            for (Finding finding : ((ImageReading.Judged) read("PA", 1, p, 1 - p, p)).findings()) {
                assertThat(finding.words()).doesNotContainIgnoringCase("normal").isNotBlank();
            }
        }
    }
}

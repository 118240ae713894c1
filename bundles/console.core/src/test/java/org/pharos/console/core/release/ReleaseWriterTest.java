package org.pharos.console.core.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pharos.console.core.release.ReleaseOffice.Published;
import org.pharos.console.core.store.ApplicationMonth;
import org.pharos.fleet.protocol.SiteId;
import org.pharos.release.format.Figure;
import org.pharos.release.format.Release;
import org.pharos.release.format.ReleaseKeys;
import org.pharos.release.format.SignedRelease;
import org.pharos.release.format.Withheld;
import org.pharos.release.format.gate.GateCheck;

class ReleaseWriterTest {

    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final YearMonth MONTH = YearMonth.of(2026, 11);

    @TempDir
    Path home;

    @Test
    void whatItWritesIsBelievedByTheOtherSideAndNamesNoSite() throws Exception {
        Published done = write(sites(12, 12, 12), false).get(0);

        PublicKey key = ReleaseKeys.publicKey(home.resolve("keys").resolve(ReleaseKeys.PUBLIC_FILE));
        SignedRelease read = SignedRelease.verify(Files.readAllBytes(done.file()), Map.of(ReleaseKeys.id(key), key));
        GateCheck.check(read.release());
        assertThat(read.release()).isEqualTo(done.release());
        assertThat(read.release().applications().get(0).patients()).isEqualTo(Figure.shown(36));
        assertThat(read.release().toString()).doesNotContain("site-");
    }

    @Test
    void theFolderOfTheFeedIsThereBeforeTheFirstRelease() throws Exception {
        writer();

        assertThat(home.resolve("releases")).isEmptyDirectory();
    }

    @Test
    void oneSiteIsNotShownAndTheReasonIs() throws Exception {
        Release release = write(sites(500), false).get(0).release();
        assertThat(release.applications().get(0).patients()).isEqualTo(Figure.withheld(Withheld.FEWER_THAN_3_SITES));
    }

    @Test
    void eachReleaseNamesTheOneBeforeAndNothingIsWrittenWhenNothingMayChange() throws Exception {
        Published first = write(sites(12, 12, 12), false).get(0);
        assertThat(write(sites(12, 12, 12), false)).isEmpty();
        assertThat(write(sites(13, 12, 12), false)).as("one patient more must not show").isEmpty();
        assertThat(write(sites(13, 12, 12), true).get(0).release().applications())
                .isEqualTo(first.release().applications());

        Published third = write(sites(20, 20, 20), false).get(0);
        assertThat(third.release().sequence()).isEqualTo(3);
        assertThat(third.release().previousSha256()).hasSize(64);
        assertThat(writer().last()).contains(third);
    }

    @Test
    void refusesToGoOnFromAReleaseThatIsNotItsOwn() throws Exception {
        Published first = write(sites(12, 12, 12), false).get(0);
        Files.writeString(first.file(), "{}");
        assertThatThrownBy(() -> write(sites(20, 20, 20), true)).isInstanceOf(IOException.class)
                .hasMessageContaining("not a release of this console");
    }

    @Test
    void refusesToGoOnWithoutTheFiguresBehindTheLastRelease() throws Exception {
        write(sites(12, 12, 12), false);
        Files.writeString(home.resolve("spool/release-basis.json"), "damaged");
        assertThatThrownBy(() -> write(sites(13, 12, 12), true)).isInstanceOf(IOException.class);
        Files.delete(home.resolve("spool/release-basis.json"));
        assertThatThrownBy(() -> write(sites(13, 12, 12), true)).isInstanceOf(IOException.class)
                .hasMessageContaining("release-basis.json is gone");
    }

    @Test
    void aHospitalThatIsSilentForAWhileGivesNobodyAwayByComingAndGoing() throws Exception {
        Published first = write(sites(12, 12, 12, 12), false).get(0);
        assertThat(write(sites(30, 30, 30), true).get(0).release().applications().get(0).patients())
                .as("the fourth hospital's twelve stand").isEqualTo(Figure.shown(102));
        assertThat(write(sites(), true).get(0).release().applications().get(0).patients()).isEqualTo(Figure.shown(102));
        assertThat(first.release().applications().get(0).sites()).isEqualTo(Figure.shown(4));
    }

    @Test
    void aClockThatWentBackIntoAClosedMonthReleasesNothing() throws Exception {
        write(sites(12, 12, 12), false);
        assertThatThrownBy(() -> writer().write(sites(13, 12, 12), MONTH.minusMonths(1), NOW, true))
                .isInstanceOf(IOException.class).hasMessageContaining("Set the clock right");
    }

    private List<Published> write(List<ApplicationMonth> figures, boolean always) throws IOException {
        return writer().write(figures, MONTH, NOW, always).stream().toList();
    }

    private ReleaseWriter writer() throws IOException {
        return new ReleaseWriter(home, "test");
    }

    private static List<ApplicationMonth> sites(long... patients) {
        return IntStream.range(0, patients.length).mapToObj(i -> new ApplicationMonth(new SiteId("site-" + i),
                "cxr-technical", MONTH, true, patients[i], patients[i], 120, Map.of("rotated", patients[i] / 3),
                Map.of(), Map.of(), Map.of())).toList();
    }
}

package org.pharos.community.core.shelf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pharos.community.core.FeedStatus.State;
import org.pharos.community.core.feed.Feed;
import org.pharos.community.core.feed.FeedAwayException;
import org.pharos.community.core.feed.FolderFeed;
import org.pharos.release.format.ApplicationFigures;
import org.pharos.release.format.Figure;
import org.pharos.release.format.Release;
import org.pharos.release.format.ReleaseFolder;
import org.pharos.release.format.ReleaseKeys;
import org.pharos.release.format.SignedRelease;
import org.pharos.release.format.Withheld;
import org.pharos.test.kit.ManualClock;

class VerifiedShelfTest {

    @TempDir
    Path folder;

    private final ManualClock clock = new ManualClock(Instant.parse("2026-03-01T12:00:00Z"));
    private final OneFile feed = new OneFile();
    private KeyPair keys;
    private Path home;

    @BeforeEach
    void makeKeys() throws IOException {
        keys = ReleaseKeys.in(folder.resolve("console"));
        home = folder.resolve("community");
    }

    @Test
    void asksForAKeyWhileNoneIsTrusted() {
        feed.publish(SignedRelease.sign(release(1, 30), keys));
        VerifiedShelf shelf = looked();

        assertThat(shelf.current()).isEmpty();
        assertThat(shelf.status().state()).isEqualTo(State.NO_TRUSTED_KEY);
        assertThat(shelf.status().words()).contains("release.pub.pem", "keys/trusted/");
    }

    @Test
    void saysThatAFileAmongTheTrustedKeysIsNoKey() throws IOException {
        Files.createDirectories(home.resolve("keys/trusted"));
        Files.writeString(home.resolve("keys/trusted/mistake.pem"), "not a key");

        assertThat(looked().status().words()).contains("no Ed25519 public key");
    }

    @Test
    void refusesWhatSomebodyElseSigned() throws IOException {
        trust();
        feed.publish(SignedRelease.sign(release(1, 30), ReleaseKeys.in(folder.resolve("stranger"))));

        refused(looked(), "not trusted");
    }

    @Test
    void refusesAReleaseThatWasChangedAfterItWasSigned() throws IOException {
        trust();
        String file = new String(SignedRelease.sign(release(1, 30), keys), StandardCharsets.UTF_8);
        feed.publish(file.replaceFirst("\"signature\":\"..", "\"signature\":\"AA").getBytes(StandardCharsets.UTF_8));

        refused(looked(), "signature");
    }

    @Test
    void refusesAFileThatIsTooLong() throws IOException {
        trust();
        feed.publish(new byte[SignedRelease.BYTES_MAX + 1]);

        refused(looked(), "bytes");
    }

    @Test
    void refusesATooSmallFigureWhoeverSignedIt() throws IOException {
        trust();
        feed.publish(SignedRelease.sign(release(1, 5), keys));

        refused(looked(), "fewer than 11 patients");
    }

    @Test
    void refusesASignedReleaseThatIsNotWhole() throws IOException {
        trust();
        feed.publish(SignedRelease.sign(new Release("Operator", 1, "2026-03-01T00:00:00Z", "2026-03-01", "",
                List.of(new ApplicationFigures("cxr-technical", true, null, null, null, null, List.of()))), keys));
        refused(looked(), "not complete");

        feed.publish(SignedRelease.sign(
                new Release(null, 1, "2026-03-01T00:00:00Z", "2026-03-01", "", List.of()), keys));
        refused(looked(), "who issued it");

        feed.publish(SignedRelease.sign(new Release("Operator", 1, "yesterday", "2026-03-01", "", List.of()), keys));
        refused(looked(), "dates");
    }

    @Test
    void anOlderReleaseDoesNotComeBack() throws IOException {
        trust();
        VerifiedShelf shelf = shelf();
        feed.publish(SignedRelease.sign(release(2, 40), keys));
        shelf.look();
        feed.publish(SignedRelease.sign(release(1, 30), keys));
        shelf.look();

        assertThat(shelf.current()).hasValueSatisfying(now -> assertThat(now.release()).isEqualTo(release(2, 40)));
        assertThat(shelf.status().state()).isEqualTo(State.REFUSED);
        assertThat(shelf.refusals()).singleElement().satisfies(refusal ->
                assertThat(refusal.words()).contains("number is 1").contains("number 2"));
    }

    @Test
    void anOlderReleaseDoesNotComeBackAfterARestartEither() throws IOException {
        trust();
        feed.publish(SignedRelease.sign(release(2, 40), keys));
        looked();
        feed.publish(SignedRelease.sign(release(1, 30), keys));

        assertThat(looked().current()).hasValueSatisfying(now -> assertThat(now.release().sequence()).isEqualTo(2));
    }

    @Test
    void twoReleasesDoNotShareANumber() throws IOException {
        trust();
        VerifiedShelf shelf = shelf();
        feed.publish(SignedRelease.sign(release(2, 40), keys));
        shelf.look();
        feed.publish(SignedRelease.sign(release(2, 50), keys));
        shelf.look();

        assertThat(shelf.current()).hasValueSatisfying(now -> assertThat(now.release()).isEqualTo(release(2, 40)));
        assertThat(shelf.refusals()).hasSize(1);
    }

    @Test
    void showsWhatItKeptWhileTheFeedIsAway() throws IOException {
        trust();
        feed.publish(SignedRelease.sign(release(1, 30), keys));
        looked();
        feed.goAway();
        VerifiedShelf restarted = looked();

        assertThat(restarted.current()).isPresent();
        assertThat(restarted.status().state()).isEqualTo(State.AWAY);
    }

    @Test
    void saysSinceWhenTheFeedIsAwayHoweverOftenItLooked() throws IOException {
        trust();
        feed.publish(SignedRelease.sign(release(1, 30), keys));
        VerifiedShelf shelf = looked();
        Instant went = clock.instant().plus(Duration.ofMinutes(1));
        feed.goAway();
        for (int looks = 0; looks < 3; looks++) {
            clock.advance(Duration.ofMinutes(1));
            shelf.look();
        }

        assertThat(shelf.status().since()).contains(went);
        assertThat(shelf.status().lastLook()).contains(clock.instant());
        assertThat(shelf.current()).isPresent();
    }

    @Test
    void aDamagedKeptFileIsNotShownAndTheFeedReplacesIt() throws IOException {
        trust();
        feed.publish(SignedRelease.sign(release(1, 30), keys));
        looked();
        Files.writeString(home.resolve("releases").resolve(KeptRelease.FILE), "{\"format\":");
        VerifiedShelf restarted = shelf();

        assertThat(restarted.current()).isEmpty();
        assertThat(restarted.refusals()).singleElement().satisfies(refusal ->
                assertThat(refusal.words()).contains("kept release"));
        restarted.look();
        assertThat(restarted.current()).isPresent();
        assertThat(shelf().current()).isPresent();
    }

    @Test
    void doesNotShowWhatItCannotKeep() throws IOException {
        trust();
        Files.writeString(home.resolve("releases"), "a file where the folder should be");
        feed.publish(SignedRelease.sign(release(1, 30), keys));
        VerifiedShelf shelf = looked();

        assertThat(shelf.current()).isEmpty();
        assertThat(shelf.status().state()).isEqualTo(State.NOT_KEPT);
    }

    @Test
    void aKeyTakenAwayTakesItsReleaseOffThePageAndPutBackBringsItBack() throws IOException {
        Path key = trust();
        feed.publish(SignedRelease.sign(release(1, 30), keys));
        VerifiedShelf shelf = looked();
        byte[] pem = Files.readAllBytes(key);

        Files.delete(key);
        shelf.look();
        assertThat(shelf.current()).isEmpty();
        Files.write(key, pem);
        shelf.look();
        assertThat(shelf.current()).isPresent();
    }

    @Test
    void survivesAFeedThatFailsInAnyWay() throws IOException {
        trust();
        VerifiedShelf shelf = new VerifiedShelf(home, Optional.of(() -> {
            throw new IllegalStateException("unforeseen");
        }), clock);
        shelf.look();

        assertThat(shelf.status().state()).isEqualTo(State.AWAY);
        assertThat(shelf.status().words()).doesNotContain("unforeseen");
    }

    @Test
    void remembersARefusalOnceAndOnlyAScoreOfThem() throws IOException {
        trust();
        VerifiedShelf shelf = shelf();
        feed.publish("x".getBytes(StandardCharsets.US_ASCII));
        shelf.look();
        clock.advance(Duration.ofMinutes(1));
        shelf.look();
        assertThat(shelf.refusals()).singleElement().satisfies(refusal ->
                assertThat(Duration.between(refusal.firstAt(), refusal.lastAt())).isEqualTo(Duration.ofMinutes(1)));

        Refusals many = new Refusals();
        for (int i = 0; i < 100; i++) {
            many.met("refusal " + i, clock.instant());
        }
        assertThat(many.list()).hasSize(Refusals.KEPT_MAX).first().satisfies(refusal ->
                assertThat(refusal.words()).isEqualTo("refusal 99"));
    }

    @Test
    void takesTheNewestOfAFolderAndSaysWhoSignedIt() throws IOException {
        trust();
        ReleaseFolder releases = ReleaseFolder.create(folder.resolve("releases"));
        VerifiedShelf shelf = new VerifiedShelf(home, Optional.of(new FolderFeed(folder.resolve("releases"))), clock);
        shelf.look();
        assertThat(shelf.status().state()).isEqualTo(State.EMPTY);

        releases.write(1, SignedRelease.sign(release(1, 30), keys));
        releases.write(2, SignedRelease.sign(release(2, 40), keys));
        shelf.look();

        assertThat(shelf.status().state()).isEqualTo(State.CURRENT);
        assertThat(shelf.current()).hasValueSatisfying(now -> {
            assertThat(now.release().sequence()).isEqualTo(2);
            assertThat(now.keyId()).isEqualTo(ReleaseKeys.id(keys.getPublic()));
            assertThat(now.createdAt()).isEqualTo("2026-03-01T00:00:00Z");
        });
        assertThat(shelf.refusals()).isEmpty();
    }

    @Test
    void aFolderThatIsNotThereIsNamedAndNotMade() {
        Path missing = folder.resolve("missing");

        assertThatThrownBy(() -> new FolderFeed(missing).newest()).isInstanceOf(FeedAwayException.class);
        assertThat(missing).doesNotExist();
    }

    @Test
    void aReleaseThatIsTooOldOrFromTheFutureIsRefusedAndOneThatGrewOldComesOffThePage() throws IOException {
        trust();
        feed.publish(SignedRelease.sign(release(1, 30), keys));
        VerifiedShelf shelf = looked();
        clock.advance(Verifier.AGE_MAX);
        shelf.look();
        assertThat(shelf.current()).isEmpty();
        assertThat(shelf.refusals()).anySatisfy(refusal -> assertThat(refusal.words())
                .startsWith("The kept release is not shown.").contains("older than 62 days"));

        clock.advance(Verifier.AGE_MAX.multipliedBy(-2));
        shelf.look();
        assertThat(shelf.current()).isEmpty();
        assertThat(shelf.status().words()).contains("later than now");
    }

    @Test
    void twoReleasesThatTellAFewPatientsByTheirDifferenceAreNotBothShown() throws IOException {
        trust();
        VerifiedShelf shelf = shelf();
        feed.publish(SignedRelease.sign(release(1, 30), keys));
        shelf.look();
        feed.publish(SignedRelease.sign(release(3, 33), keys));
        shelf.look();
        assertThat(shelf.current()).hasValueSatisfying(now -> assertThat(now.release()).isEqualTo(release(1, 30)));
        assertThat(shelf.status().words()).contains("by the difference");
    }

    @Test
    void aReleaseThatDoesNotFollowTheOneBeforeIsRefused() throws IOException {
        trust();
        VerifiedShelf shelf = shelf();
        feed.publish(SignedRelease.sign(release(1, 30), keys));
        shelf.look();
        feed.publish(SignedRelease.sign(release(2, 60), keys));
        shelf.look();
        assertThat(shelf.status().words()).contains("not the one that comes after number 1");
    }

    private void refused(VerifiedShelf shelf, String why) {
        assertThat(shelf.current()).isEmpty();
        assertThat(shelf.status().state()).isEqualTo(State.REFUSED);
        assertThat(shelf.status().words()).contains(why);
        assertThat(shelf.refusals()).hasSize(1).first().satisfies(refusal -> assertThat(refusal.words()).contains(why));
    }

    private VerifiedShelf looked() {
        VerifiedShelf shelf = shelf();
        shelf.look();
        return shelf;
    }

    private VerifiedShelf shelf() {
        return new VerifiedShelf(home, Optional.of(feed), clock);
    }

    private Path trust() throws IOException {
        Path trusted = Files.createDirectories(home.resolve("keys/trusted"));
        return Files.copy(folder.resolve("console").resolve(ReleaseKeys.PUBLIC_FILE), trusted.resolve("operator.pem"));
    }

    private static Release release(long sequence, long patients) {
        return new Release("Operator", sequence, "2026-03-01T00:00:00Z", "2026-03-01", "", List.of(
                new ApplicationFigures("cxr-technical", true, Figure.shown(3), Figure.shown(patients),
                        Figure.shown(patients + 10), Figure.withheld(Withheld.NOT_MEASURED), List.of())));
    }

    /** A feed of one file that a test sets. */
    private static final class OneFile implements Feed {
        private Optional<byte[]> file = Optional.empty();
        private boolean away;

        void publish(byte[] bytes) {
            file = Optional.of(bytes);
        }

        void goAway() {
            away = true;
        }

        @Override
        public Optional<byte[]> newest() throws FeedAwayException {
            if (away) {
                throw new FeedAwayException("The feed cannot be reached.");
            }
            return file;
        }
    }
}

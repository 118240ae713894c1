package org.pharos.release.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pharos.release.format.gate.GateCheck;

class SignedReleaseTest {

    @TempDir
    Path folder;

    @Test
    void refusesAReleaseOfAKeyItDoesNotTrust() throws IOException {
        byte[] file = SignedRelease.sign(release(30), keys());

        assertThatThrownBy(() -> SignedRelease.verify(file, Map.of())).isInstanceOf(ReleaseRejectedException.class)
                .hasMessageContaining("not trusted");
    }

    @Test
    void refusesAReleaseThatWasChangedByOneByteAnywhere() throws IOException {
        KeyPair keys = keys();
        Map<String, PublicKey> trusted = Map.of(ReleaseKeys.id(keys.getPublic()), keys.getPublic());
        byte[] file = SignedRelease.sign(release(30), keys);
        Random random = new Random(1);
        for (int round = 0; round < 500; round++) {
            byte[] changed = file.clone();
            changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
            try {
                assertThat(SignedRelease.verify(changed, trusted).release()).isEqualTo(release(30));
            } catch (ReleaseRejectedException expected) {
                assertThat(expected).hasMessageNotContaining("Exception");
            }
        }
    }

    @Test
    void refusesWhatIsNoReleaseAtAll() {
        for (String text : List.of("", "null", "[]", "{}", "{\"format\":\"pharos-release/1\"}", "\u0000", "{\"a\":")) {
            assertThatThrownBy(() -> SignedRelease.verify(text.getBytes(StandardCharsets.UTF_8), Map.of()))
                    .isInstanceOf(ReleaseRejectedException.class);
        }
        assertThatThrownBy(() -> SignedRelease.verify(new byte[SignedRelease.BYTES_MAX + 1], Map.of()))
                .isInstanceOf(ReleaseRejectedException.class).hasMessageContaining("bytes");
    }

    @Test
    void refusesASignedPayloadThatTwoReadersCouldUnderstandDifferently() throws Exception {
        KeyPair keys = keys();
        String good = "{\"issuer\":\"x\",\"sequence\":1,\"createdAt\":\"2026-03-01T00:00:00Z\","
                + "\"periodFrom\":\"2026-03-01\",\"previousSha256\":\"\",\"applications\":[]}";
        assertThat(verify(good, keys).release().issuer()).isEqualTo("x");
        String deep = "[".repeat(100_000);
        for (String bad : List.of(good.replace("\"issuer\"", "\"sequence\":2,\"issuer\""), good.replace(":1,", ":NaN,"),
                good.replace(":1,", ":1.5,"), good.replace(":1,", ":\"1\","), good.replace(":1,", ":1e400,"),
                good.replace(":1,", ":9223372036854775808,"), good.replace("[]", deep), good.replace("[]", "null"),
                good.replace("[]", "[null]"), good + "{}", good.replace("\"issuer\"", "\"admin\":true,\"issuer\""))) {
            assertThatThrownBy(() -> verify(bad, keys)).as(bad.length() < 300 ? bad : "deep")
                    .isInstanceOf(ReleaseRejectedException.class);
        }
    }

    @Test
    void readsNothingButFilesFromAFolderThatOthersMayWriteTo() throws Exception {
        Path releases = folder.resolve("releases");
        ReleaseFolder reader = ReleaseFolder.create(releases);
        Files.createSymbolicLink(releases.resolve("release-999999.json"), Path.of("/dev/zero"));
        Files.createDirectory(releases.resolve("release-999998.json"));
        assertThat(reader.latest()).isEmpty();
        Files.write(releases.resolve("release-000007.json"), new byte[SignedRelease.BYTES_MAX + 5]);
        assertThat(reader.latest().orElseThrow()).as("seen to be too long").hasSize(SignedRelease.BYTES_MAX + 1);
    }

    private static SignedRelease verify(String payload, KeyPair keys) throws Exception {
        Signature signature = Signature.getInstance("Ed25519");
        signature.initSign(keys.getPrivate());
        signature.update(payload.getBytes(StandardCharsets.UTF_8));
        Base64.Encoder base64 = Base64.getEncoder();
        String file = "{\"format\":\"" + SignedRelease.FORMAT + "\",\"keyId\":\"" + ReleaseKeys.id(keys.getPublic())
                + "\",\"payload\":\"" + base64.encodeToString(payload.getBytes(StandardCharsets.UTF_8))
                + "\",\"signature\":\"" + base64.encodeToString(signature.sign()) + "\"}";
        return SignedRelease.verify(file.getBytes(StandardCharsets.UTF_8),
                Map.of(ReleaseKeys.id(keys.getPublic()), keys.getPublic()));
    }

    @Test
    void aSignatureDoesNotExcuseASmallFigure() {
        assertThatThrownBy(() -> GateCheck.check(release(10))).isInstanceOf(ReleaseRejectedException.class)
                .hasMessageContaining("fewer than 11 patients");
    }

    @Test
    void readsBackWhatItSigned() throws Exception {
        KeyPair keys = keys();
        ReleaseFolder releases = ReleaseFolder.create(folder.resolve("releases"));
        releases.write(1, SignedRelease.sign(release(30), keys));
        releases.write(2, SignedRelease.sign(release(40), keys));

        SignedRelease read = SignedRelease.verify(releases.latest().orElseThrow(),
                Map.of(ReleaseKeys.id(keys.getPublic()),
                        ReleaseKeys.publicKey(folder.resolve("keys/" + ReleaseKeys.PUBLIC_FILE))));

        assertThat(read.release()).isEqualTo(release(40));
        assertThat(read.payloadSha256()).hasSize(64);
        assertThat(keys().getPublic()).isEqualTo(keys.getPublic());
        assertThat(PosixFilePermissions.toString(
                Files.getPosixFilePermissions(folder.resolve("keys/" + ReleaseKeys.PRIVATE_FILE))))
                .isEqualTo("rw-------");
    }

    private KeyPair keys() throws IOException {
        return ReleaseKeys.in(folder.resolve("keys"));
    }

    private static Release release(long patients) {
        return new Release("Demonstration", 1, "2026-03-01T00:00:00Z", "2026-03-01", "", List.of(new ApplicationFigures(
                "cxr-technical", true, Figure.shown(3), Figure.shown(patients), Figure.shown(40),
                Figure.withheld(Withheld.NOT_MEASURED), List.of())));
    }
}

package org.pharos.gateway.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pharos.gateway.api.app.AiApplication;
import org.pharos.gateway.api.app.InstalledApplication;
import org.pharos.gateway.api.app.InstalledApplication.Unusable;
import org.pharos.gateway.api.app.InstalledApplication.Usable;
import org.pharos.gateway.api.app.PreprocessingStep;

class FolderCatalogTest {

    private static final String MANIFEST = """
            {"schemaVersion": 1, "id": "tiny", "name": "Tiny", "version": "1.0.0", "vendor": "test",
             "demonstration": true, "card": "CARD.md",
             "model": {"file": "model.onnx", "format": "onnx", "sha256": "MODEL", "precision": "f32",
               "inputs": [{"name": "image", "type": "float32", "shape": [1, 1, 8, 8]}],
               "outputs": [{"name": "turned", "type": "float32", "shape": [1, 1]}]},
             "intendedUse": {"words": "tests", "sopClassUids": [], "modalities": ["CR"], "bodyParts": [],
               "bodyPartMayBeAbsent": true, "viewPositions": [], "viewPositionMayBeAbsent": true,
               "photometricInterpretations": [], "rowsMin": 1, "columnsMin": 1, "ageMinYears": 0, "ageMaxYears": 120},
             "preprocessing": [{"op": "percentile-window", "low": 1.0, "high": 99}],
             "gate": [{"output": "turned", "element": 0, "min": 0.1, "words": "no"}],
             "questions": [{"id": "turned", "asked": "Turned?", "output": "turned",
               "concept": {"value": "T", "scheme": "99PHAROS", "meaning": "Turned"},
               "answers": [{"code": {"value": "NO", "scheme": "99PHAROS", "meaning": "No"}, "words": "no"},
                           {"code": {"value": "YES", "scheme": "99PHAROS", "meaning": "Yes"}, "words": "yes"}],
               "expected": "NO", "band": {"low": 0.1, "high": 0.9}}],
             "notLookedAt": "all else",
             "golden": [{"file": "golden/a.dcm", "sha256": "GOLDEN", "expected": {"turned": [0.25]},
                     "tolerance": 0.001}]}
            """;

    @TempDir
    Path models;

    private Path folder;

    @BeforeEach
    void install() throws IOException {
        folder = Files.createDirectories(models.resolve("tiny"));
        Files.createDirectories(folder.resolve("golden"));
        Files.writeString(folder.resolve("model.onnx"), "weights");
        Files.writeString(folder.resolve("golden/a.dcm"), "film");
        manifest(text -> text);
    }

    @Test
    void readsAnApplicationAsItsManifestStatesIt() {
        AiApplication application = ((Usable) only()).application();
        assertThat(application.id()).isEqualTo("tiny");
        assertThat(application.preprocessing()).containsExactly(
                new PreprocessingStep("percentile-window", Map.of("low", "1.0", "high", "99")));
        assertThat(application.golden().get(0).expected()).isEqualTo(Map.of("turned", List.of(0.25)));
        assertThat(application.model().file()).exists();
    }

    @Test
    void aDamagedModelIsNotUsedAndTheReasonIsSaid() throws IOException {
        Files.writeString(folder.resolve("model.onnx"), "other weights");
        assertThat(words()).isEqualTo("model.onnx is not the file the manifest vouches for (digest differs)."
                + " Install the application again.");
    }

    @Test
    void aDamagedGoldenFilmIsNotUsed() throws IOException {
        Files.writeString(folder.resolve("golden/a.dcm"), "other film");
        assertThat(words()).startsWith("a.dcm is not the file the manifest vouches for");
    }

    @Test
    void aMissingModelIsSaid() throws IOException {
        Files.delete(folder.resolve("model.onnx"));
        assertThat(words()).isEqualTo("model.onnx is missing or cannot be read. Install the application again.");
    }

    @Test
    void aFileOutsideTheFolderIsNotTaken() throws IOException {
        Files.writeString(models.resolve("outside.onnx"), "weights");
        manifest(text -> text.replace("\"model.onnx\"", "\"../outside.onnx\""));
        assertThat(words()).contains("outside the application's folder");
        Files.delete(folder.resolve("model.onnx"));
        Files.createSymbolicLink(folder.resolve("model.onnx"), models.resolve("outside.onnx"));
        manifest(text -> text);
        assertThat(words()).contains("outside the application's folder");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "\"schemaVersion\": 1 | \"schemaVersion\": 2 | schema version 2",
        "\"id\": \"tiny\" | \"id\": \"../tiny\" | id must be",
        "\"format\": \"onnx\" | \"format\": \"exe\" | format exe",
        "\"type\": \"float32\", \"shape\": [1, 1]} | \"type\": \"int8\", \"shape\": [1, 1]} | must be float32",
        "\"vendor\": \"test\", | '' | vendor is missing",
        "\"shape\": [1, 1]} | \"shape\": [1, 3]} | not as many answers",
        "\"element\": 0 | \"element\": 1 | the gate looks at",
        "\"turned\": [0.25] | \"turned\": [0.25, 1] | golden case expects",
        "\"low\": 0.1 | \"low\": 0.95 | contradicts itself",
        "\"expected\": \"NO\" | \"expected\": \"PERHAPS\" | contradicts itself",
        "\"tolerance\": 0.001 | \"tolerance\": \"any\" | must be a number",
        "\"meaning\": \"No\" | \"meaning\": \"Normal chest\" | never calls anything normal",
        "\"words\": \"no\"} | \"words\": \"This is NORMAL.\"} | never calls anything normal",
        "\"notLookedAt\" | notLookedAt | is not JSON",
        "\"columnsMin\": 1 | \"columnsMin\": 1e99 | whole number"})
    void aManifestThatIsWrongSomewhereIsRefusedByName(String from, String to, String words) throws IOException {
        manifest(text -> text.replace(from, to));
        assertThat(words()).contains(words);
    }

    @Test
    void theHomeFolderCountsBeforeWhatCameWithTheGateway() throws IOException {
        Path home = Files.createDirectories(models.resolve("home"));
        Path own = Files.createDirectories(home.resolve("tiny"));
        Files.writeString(own.resolve("manifest.json"), "{}");
        List<InstalledApplication> found = new FolderCatalog(List.of(models, home)).applications();
        assertThat(found).singleElement().isInstanceOf(Unusable.class);
    }

    @Test
    void anAbsentFolderHoldsNothing() {
        assertThat(new FolderCatalog(List.of(models.resolve("absent"))).applications()).isEmpty();
    }

    @Test
    void readsTheApplicationThatComesWithTheProject() {
        Path shipped = Path.of(System.getProperty("pharos.root"), "models");
        assumeThat(shipped.resolve("cxr-technical/manifest.json")).exists();
        assertThat(new FolderCatalog(List.of(shipped)).application("cxr-technical")).get().isInstanceOf(Usable.class);
    }

    private void manifest(UnaryOperator<String> change) throws IOException {
        String text = MANIFEST.replace("MODEL", digest("weights")).replace("GOLDEN", digest("film"));
        Files.writeString(folder.resolve("manifest.json"), change.apply(text));
    }

    private InstalledApplication only() {
        List<InstalledApplication> found = new FolderCatalog(List.of(models)).applications();
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    private String words() {
        assertThat(only()).isInstanceOf(Unusable.class);
        return ((Unusable) only()).words();
    }

    private static String digest(String content) {
        try {
            byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

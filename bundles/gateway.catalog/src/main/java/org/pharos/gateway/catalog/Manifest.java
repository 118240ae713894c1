package org.pharos.gateway.catalog;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.pharos.gateway.api.app.AiApplication;
import org.pharos.gateway.api.app.Gate;
import org.pharos.gateway.api.app.GoldenCase;
import org.pharos.gateway.api.app.IntendedUse;
import org.pharos.gateway.api.app.ModelFile;
import org.pharos.gateway.api.app.ModelFile.TensorSpec;
import org.pharos.gateway.api.app.PreprocessingStep;
import org.pharos.gateway.api.app.Question;
import org.pharos.gateway.api.app.Question.Answer;
import org.pharos.gateway.api.finding.Band;
import org.pharos.gateway.api.finding.Code;

/** Reads {@code manifest.json}, schema 1, and the files it vouches for. */
final class Manifest {

    static final String FILE = "manifest.json";

    private static final int SCHEMA = 1;
    private static final int BYTES_MAX = 1 << 20;
    private static final int NESTING_MAX = 32;
    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(NESTING_MAX).build()).build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);

    private final Path folder;
    private final Fields fields;

    private Manifest(Path folder, Fields fields) {
        this.folder = folder;
        this.fields = fields;
    }

    /** @throws ManifestException when anything about it is not as it must be */
    static AiApplication read(Path folder) throws ManifestException {
        try {
            Path file = folder.resolve(FILE);
            if (Files.size(file) > BYTES_MAX) {
                throw new ManifestException("manifest.json is larger than " + BYTES_MAX + " bytes");
            }
            return new Manifest(folder, new Fields(JSON.readTree(Files.readAllBytes(file)), "")).application();
        } catch (JsonProcessingException e) {
            throw new ManifestException("manifest.json is not JSON (line " + e.getLocation().getLineNr() + ")");
        } catch (IOException e) {
            throw new ManifestException("manifest.json cannot be read");
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new ManifestException("manifest.json contradicts itself: " + e.getMessage());
        }
    }

    private AiApplication application() throws ManifestException {
        int schema = fields.integer("schemaVersion");
        if (schema != SCHEMA) {
            throw new ManifestException("manifest.json has schema version " + schema + "; this gateway reads version "
                    + SCHEMA + ". Update the gateway, or install a version of the application made for it.");
        }
        String id = fields.text("id");
        if (!id.matches("[a-z0-9-]{1,64}")) {
            throw new ManifestException("manifest.json: id must be 1 to 64 lower-case letters, digits and hyphens");
        }
        AiApplication application = new AiApplication(id, fields.text("version"), fields.text("name"),
                fields.text("vendor"),
                fields.flag("demonstration"), model(fields.object("model")), intendedUse(fields.object("intendedUse")),
                fields.objects("preprocessing", Manifest::step), fields.objects("gate", Manifest::gate),
                fields.objects("questions", Manifest::question), fields.objects("golden", this::golden),
                fields.text("notLookedAt"));
        Consistency.require(application);
        return application;
    }

    private ModelFile model(Fields model) throws ManifestException {
        String format = model.text("format");
        if (!format.equals("onnx")) {
            throw new ManifestException("manifest.json: the model's format " + format
                    + " is not known here, only onnx");
        }
        String sha256 = model.text("sha256");
        return new ModelFile(VouchedFile.require(folder, model.text("file"), sha256), sha256, model.text("precision"),
                model.objects("inputs", Manifest::tensor), model.objects("outputs", Manifest::tensor));
    }

    private static TensorSpec tensor(Fields tensor) throws ManifestException {
        String name = tensor.text("name");
        if (!tensor.text("type").equals("float32")) {
            throw new ManifestException("manifest.json: the tensor " + name + " must be float32");
        }
        return new TensorSpec(name, tensor.integers("shape"));
    }

    private static IntendedUse intendedUse(Fields use) throws ManifestException {
        return new IntendedUse(use.text("words"), use.texts("sopClassUids"), use.texts("modalities"),
                use.texts("bodyParts"),
                use.flag("bodyPartMayBeAbsent"), use.texts("viewPositions"), use.flag("viewPositionMayBeAbsent"),
                use.texts("photometricInterpretations"), use.integer("rowsMin"), use.integer("columnsMin"),
                use.integer("ageMinYears"), use.integer("ageMaxYears"));
    }

    private static PreprocessingStep step(Fields step) throws ManifestException {
        Map<String, String> parameters = new HashMap<>();
        for (String name : step.names()) {
            if (!name.equals("op")) {
                parameters.put(name, step.scalar(name));
            }
        }
        return new PreprocessingStep(step.text("op"), parameters);
    }

    private static Gate gate(Fields gate) throws ManifestException {
        return new Gate(gate.text("output"), gate.integer("element"), gate.number("min"), gate.text("words"));
    }

    private static Question question(Fields question) throws ManifestException {
        Fields band = question.object("band");
        return new Question(question.text("id"), question.text("asked"), code(question.object("concept")),
                question.text("output"), question.objects("answers", Manifest::answer),
                question.optionalText("expected"), question.optionalText("headerKeyword"),
                new Band(band.number("low"), band.number("high")));
    }

    private static Answer answer(Fields answer) throws ManifestException {
        return new Answer(code(answer.object("code")), answer.text("words"),
                answer.optionalText("headerValue").orElse(""));
    }

    private static Code code(Fields code) throws ManifestException {
        return new Code(code.text("value"), code.text("scheme"), code.text("meaning"));
    }

    private GoldenCase golden(Fields golden) throws ManifestException {
        Fields expected = golden.object("expected");
        Map<String, List<Double>> values = new LinkedHashMap<>();
        for (String name : expected.names()) {
            values.put(name, expected.numbers(name));
        }
        String sha256 = golden.text("sha256");
        return new GoldenCase(VouchedFile.require(folder, golden.text("file"), sha256), sha256, values,
                golden.number("tolerance"));
    }
}

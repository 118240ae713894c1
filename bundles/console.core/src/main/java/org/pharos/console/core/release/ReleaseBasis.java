package org.pharos.console.core.release;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.pharos.release.format.ApplicationFigures;
import org.pharos.release.format.gate.PublishedFigures;
import org.pharos.release.format.gate.SiteFigures;

/**
 * What was last published of a month and the exact figures behind it, in a file that stays in the console: the gate
 * compares with them. One thread.
 */
final class ReleaseBasis {

    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private final Path file;

    ReleaseBasis(Path file) {
        this.file = file;
    }

    /**
     * What was published last of each application; empty when there is nothing of this month.
     *
     * @throws IOException when it is there but cannot be read: to go on without it could give a small group away
     */
    Optional<Map<String, PublishedFigures>> load(YearMonth month) throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            JsonNode root = JSON.readTree(file.toFile());
            if (!root.required("month").asText().equals(month.toString())) {
                return Optional.empty();
            }
            Map<String, PublishedFigures> published = new TreeMap<>();
            for (JsonNode node : root.required("applications")) {
                PublishedFigures one = published(node);
                published.put(one.figures().application(), one);
            }
            return Optional.of(published);
        } catch (IllegalArgumentException | IOException e) {
            throw new IOException("spool/release-basis.json cannot be read: " + e.getMessage(), e);
        }
    }

    /** Durable before the release that rests on it is written. */
    void save(YearMonth month, Collection<PublishedFigures> published) throws IOException {
        ObjectNode root = JSON.createObjectNode().put("month", month.toString());
        ArrayNode all = root.putArray("applications");
        published.forEach(one -> put(all.addObject(), one));
        Files.createDirectories(file.getParent());
        Path next = file.resolveSibling(file.getFileName() + ".next");
        Files.write(next, JSON.writeValueAsBytes(root));
        try (FileChannel channel = FileChannel.open(next, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static void put(ObjectNode node, PublishedFigures published) {
        node.set("figures", JSON.valueToTree(published.figures()));
        put(node.putArray("whole"), published.whole());
        ObjectNode questions = node.putObject("questions");
        published.questions().forEach((question, basis) -> put(questions.putArray(question), basis));
    }

    private static void put(ArrayNode array, List<SiteFigures> figures) {
        figures.forEach(one -> put(array.addObject(), one));
    }

    private static PublishedFigures published(JsonNode node) throws IOException {
        Map<String, List<SiteFigures>> questions = new HashMap<>();
        node.required("questions").fields().forEachRemaining(entry ->
                questions.put(entry.getKey(), sites(entry.getValue())));
        return new PublishedFigures(JSON.treeToValue(node.required("figures"), ApplicationFigures.class),
                sites(node.required("whole")), questions);
    }

    private static List<SiteFigures> sites(JsonNode array) {
        List<SiteFigures> sites = new ArrayList<>();
        array.forEach(node -> sites.add(figures(node)));
        return sites;
    }

    private static void put(ObjectNode node, SiteFigures figures) {
        node.put("site", figures.site()).put("application", figures.application())
                .put("demonstration", figures.demonstration()).put("patients", figures.patients())
                .put("images", figures.images());
        figures.medianSeconds().ifPresent(seconds -> node.put("medianSeconds", seconds));
        node.set("attention", JSON.valueToTree(figures.attention()));
        node.set("uncertain", JSON.valueToTree(figures.uncertain()));
        node.set("attentionPatients", JSON.valueToTree(figures.attentionPatients()));
        node.set("uncertainPatients", JSON.valueToTree(figures.uncertainPatients()));
    }

    private static SiteFigures figures(JsonNode node) {
        return new SiteFigures(node.path("site").asText(), node.path("application").asText(),
                node.path("demonstration").asBoolean(), node.path("patients").asLong(), node.path("images").asLong(),
                node.has("medianSeconds") ? OptionalDouble.of(node.get("medianSeconds").asDouble())
                        : OptionalDouble.empty(), counts(node.path("attention")), counts(node.path("uncertain")),
                counts(node.path("attentionPatients")), counts(node.path("uncertainPatients")));
    }

    private static Map<String, Long> counts(JsonNode node) {
        Map<String, Long> counts = new HashMap<>();
        node.fields().forEachRemaining(entry -> counts.put(entry.getKey(), entry.getValue().asLong()));
        return counts;
    }
}

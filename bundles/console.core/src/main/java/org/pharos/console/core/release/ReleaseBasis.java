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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.pharos.release.format.gate.SiteFigures;

/**
 * The exact figures behind what was last shown of a month, in a file that stays in the console: the gate compares with
 * them. One thread.
 */
final class ReleaseBasis {

    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private final Path file;

    ReleaseBasis(Path file) {
        this.file = file;
    }

    /**
     * Empty when it is of another month.
     *
     * @throws IOException when it is there but cannot be read: to go on without it could give a small group away
     */
    List<SiteFigures> load(YearMonth month) throws IOException {
        if (!Files.exists(file)) {
            return List.of();
        }
        JsonNode root = JSON.readTree(file.toFile());
        List<SiteFigures> figures = new ArrayList<>();
        if (root.path("month").asText().equals(month.toString())) {
            root.path("figures").forEach(node -> figures.add(figures(node)));
        }
        return figures;
    }

    /** Durable before the release that rests on it is written. */
    void save(YearMonth month, List<SiteFigures> figures) throws IOException {
        ObjectNode root = JSON.createObjectNode().put("month", month.toString());
        ArrayNode all = root.putArray("figures");
        figures.forEach(one -> put(all.addObject(), one));
        Files.createDirectories(file.getParent());
        Path next = file.resolveSibling(file.getFileName() + ".next");
        Files.write(next, JSON.writeValueAsBytes(root));
        try (FileChannel channel = FileChannel.open(next, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static void put(ObjectNode node, SiteFigures figures) {
        node.put("site", figures.site()).put("application", figures.application())
                .put("demonstration", figures.demonstration()).put("patients", figures.patients())
                .put("images", figures.images());
        figures.medianSeconds().ifPresent(seconds -> node.put("medianSeconds", seconds));
        node.set("attention", JSON.valueToTree(figures.attention()));
        node.set("uncertain", JSON.valueToTree(figures.uncertain()));
    }

    private static SiteFigures figures(JsonNode node) {
        return new SiteFigures(node.path("site").asText(), node.path("application").asText(),
                node.path("demonstration").asBoolean(), node.path("patients").asLong(), node.path("images").asLong(),
                node.has("medianSeconds") ? OptionalDouble.of(node.get("medianSeconds").asDouble())
                        : OptionalDouble.empty(), counts(node.path("attention")), counts(node.path("uncertain")));
    }

    private static Map<String, Long> counts(JsonNode node) {
        Map<String, Long> counts = new HashMap<>();
        node.fields().forEachRemaining(entry -> counts.put(entry.getKey(), entry.getValue().asLong()));
        return counts;
    }
}

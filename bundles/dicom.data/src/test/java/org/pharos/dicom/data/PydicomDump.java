package org.pharos.dicom.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.pharos.test.kit.OutsideTool;

/** What pydicom sees in files; see dump.py among the test resources. */
final class PydicomDump {

    /** An element by its path. @param kind text, numbers, raw, items or error */
    record Seen(String vr, String digest, String kind, String values) {}

    /** A file. @param state ok, forced, or the error @param canonical whether pydicom writes back what it read */
    record SeenFile(Path file, String state, boolean canonical, Map<String, Seen> elements) {

        boolean readable() {
            return state.equals("ok") || state.equals("forced");
        }
    }

    private PydicomDump() {}

    static List<SeenFile> of(List<Path> files, Path temporary) throws IOException {
        OutsideTool python = OutsideTool.requirePython("pydicom");
        Path list = Files.write(temporary.resolve("list.txt"), files.stream().map(Path::toString).toList());
        Path script = temporary.resolve("dump.py");
        try (var resource = PydicomDump.class.getResourceAsStream("dump.py")) {
            Files.copy(resource, script);
        }
        Path out = temporary.resolve("out.tsv");
        OutsideTool.Result result = python.run(script.toString(), list.toString(), out.toString());
        if (result.exitCode() != 0) {
            throw new IllegalStateException(result.output());
        }
        return parse(Files.readAllLines(out));
    }

    private static List<SeenFile> parse(List<String> lines) {
        List<SeenFile> files = new ArrayList<>();
        for (String line : lines) {
            String[] column = line.split("\t", -1);
            switch (column[0]) {
                case "F" -> files.add(new SeenFile(Path.of(column[1]), column[2], false, new LinkedHashMap<>()));
                case "C" -> {
                    SeenFile last = files.remove(files.size() - 1);
                    files.add(new SeenFile(last.file(), last.state(), column[1].equals("yes"), last.elements()));
                }
                default -> files.get(files.size() - 1).elements()
                        .put(column[1], new Seen(column[2], column[3], column[4], column[5]));
            }
        }
        return files;
    }
}

package org.pharos.dicom.image;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.pharos.test.kit.OutsideTool;

/** What pydicom makes of a list of files. */
final class Judged {

    private Judged() {}

    /** The samples of the first frame of every file that the judge can read. */
    static Map<Path, IntBuffer> firstFrames(List<Path> files, Path scratch) throws IOException {
        OutsideTool python = OutsideTool.requirePython("pydicom", "numpy", "PIL");
        Path list = Files.write(scratch.resolve("files.txt"), files.stream().map(Path::toString).toList());
        Path script = Path.of("src/test/python/pixels.py").toAbsolutePath();
        OutsideTool.Result result = python.run("-c",
                "import sys, runpy; sys.stdin = open(sys.argv[1]); sys.argv = sys.argv[2:]; "
                + "runpy.run_path(sys.argv[0])",
                list.toString(), script.toString(), scratch.toString());
        if (result.exitCode() != 0) {
            throw new IllegalStateException(result.output());
        }
        Map<Path, IntBuffer> frames = new TreeMap<>();
        for (int i = 0; i < files.size(); i++) {
            Path raw = scratch.resolve(i + ".raw");
            if (Files.exists(raw)) {
                frames.put(files.get(i),
                        ByteBuffer.wrap(Files.readAllBytes(raw)).order(ByteOrder.LITTLE_ENDIAN).asIntBuffer());
            }
        }
        return frames;
    }

    /** Every file below a folder. */
    static List<Path> below(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }
}

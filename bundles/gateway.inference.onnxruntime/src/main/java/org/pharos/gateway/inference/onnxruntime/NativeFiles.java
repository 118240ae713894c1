package org.pharos.gateway.inference.onnxruntime;

import ai.onnxruntime.OrtEnvironment;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;

/**
 * Unpacks the native libraries that come inside the Java package, once, into a folder that stays. Left to itself the
 * package unpacks them into the temporary folder at every start, which costs time and fails where programs may not be
 * run from there.
 */
final class NativeFiles {

    private static final String RESOURCES = "/ai/onnxruntime/native/";

    private NativeFiles() {}

    /**
     * Makes sure the libraries are in the folder: each is there with the length it has in the package.
     *
     * @throws IOException when there are none for this machine, or the folder cannot be written
     */
    static void unpack(Path folder) throws IOException {
        Files.createDirectories(folder);
        for (String name : List.of(System.mapLibraryName("onnxruntime"), System.mapLibraryName("onnxruntime4j_jni"))) {
            URL packed = OrtEnvironment.class.getResource(RESOURCES + platform() + '/' + name);
            if (packed == null) {
                throw new IOException("the package has no " + name + " for " + platform());
            }
            unpack(packed, folder.resolve(name));
        }
    }

    private static void unpack(URL packed, Path target) throws IOException {
        URLConnection connection = packed.openConnection();
        try (InputStream bytes = connection.getInputStream()) {
            if (Files.isRegularFile(target) && Files.size(target) == connection.getContentLengthLong()) {
                return;
            }
            Path part = Files.createTempFile(target.getParent(), "unpacking-", ".part");
            try {
                Files.copy(bytes, part, StandardCopyOption.REPLACE_EXISTING);
                sync(part);
                move(part, target);
            } finally {
                Files.deleteIfExists(part);
            }
        }
    }

    /**
     * A power cut could otherwise leave a file of the right length with nothing in it, which no start would replace.
     */
    private static void sync(Path part) throws IOException {
        try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    /** Two processes may unpack at once; each puts a whole file in place. */
    private static void move(Path part, Path target) throws IOException {
        try {
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static String platform() {
        String os = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        String arch = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
        String system = os.contains("mac") ? "osx" : os.contains("win") ? "win" : "linux";
        return system + (arch.contains("aarch64") || arch.contains("arm64") ? "-aarch64" : "-x64");
    }
}

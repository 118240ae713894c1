package org.pharos.gateway.inference.openvino;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.pharos.gateway.api.inference.EngineUnavailableException;
import org.pharos.gateway.api.inference.EngineWords;

/** The door to the native library: finds it, binds its functions, and refuses one that it was not written for. */
final class OpenVinoLibrary {

    /** The series whose C API this binding was written and tested against. */
    static final String SERIES = "2026.";

    private static final String NAME = "openvino_c";

    private OpenVinoLibrary() {}

    /**
     * Binds the library in a folder to this process.
     *
     * @return its version, such as {@code 2026.4.1}
     */
    static String bind(Path folder) throws EngineUnavailableException {
        Path library = find(folder).orElseThrow(() -> new EngineUnavailableException(
                "OpenVINO is not installed: libopenvino_c was not found in " + folder));
        register(library);
        String version = version();
        if (!version.startsWith(SERIES)) {
            throw new EngineUnavailableException("OpenVINO " + version + " is installed, but this gateway was made for "
                    + SERIES + "x and does not use another one untested. Install that version.");
        }
        return version;
    }

    private static Optional<Path> find(Path folder) throws EngineUnavailableException {
        if (folder == null || !Files.isDirectory(folder)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(OpenVinoLibrary::isLibrary).max(Comparator.naturalOrder());
        } catch (IOException e) {
            throw new EngineUnavailableException("the folder of OpenVINO cannot be read: " + folder, e);
        }
    }

    private static boolean isLibrary(Path file) {
        String name = file.getFileName().toString();
        return name.startsWith("lib" + NAME + ".so") || name.equals(NAME + ".dll")
                || name.startsWith("lib" + NAME) && name.endsWith(".dylib");
    }

    private static void register(Path library) throws EngineUnavailableException {
        try {
            Map<String, Object> options = Map.of(Library.OPTION_STRING_ENCODING, StandardCharsets.UTF_8.name());
            Native.register(OpenVinoC.class, NativeLibrary.getInstance(library.toAbsolutePath().toString(), options));
        } catch (UnsatisfiedLinkError | NoClassDefFoundError e) {
            throw new EngineUnavailableException("OpenVINO is there but cannot be loaded: "
                    + EngineWords.withoutPaths(e.getMessage()) + ". Install OpenVINO " + SERIES + "x for this machine.",
                            e);
        }
    }

    private static String version() throws EngineUnavailableException {
        OpenVinoC.Version version = new OpenVinoC.Version();
        if (OpenVinoC.ov_get_openvino_version(version) != OpenVinoC.OK) {
            throw new EngineUnavailableException("OpenVINO does not say its version");
        }
        try {
            return version.buildNumber.getString(0, StandardCharsets.UTF_8.name()).split("-", 2)[0];
        } finally {
            OpenVinoC.ov_version_free(version);
        }
    }

    /**
     * Says what a status means. The library's last message belongs to the whole process and stays after a success, so
     * it is read only straight after a general error, by the one thread that calls the engine.
     */
    static String words(int status) {
        Pointer own = status == OpenVinoC.GENERAL_ERROR ? OpenVinoC.ov_get_last_err_msg() : null;
        if (own != null) {
            String message = own.getString(0, StandardCharsets.UTF_8.name());
            OpenVinoC.ov_free(own);
            return EngineWords.withoutPaths(message);
        }
        Pointer fixed = OpenVinoC.ov_get_error_info(status);
        return "status " + status + (fixed == null ? "" : ", " + fixed.getString(0, StandardCharsets.UTF_8.name()));
    }
}

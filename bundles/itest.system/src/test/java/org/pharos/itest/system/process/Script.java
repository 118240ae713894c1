package org.pharos.itest.system.process;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.pharos.test.kit.OutsideTool;

/** A short Python program of the test's resources, run by the judges' Python with the libraries it names. */
public final class Script {

    private Script() {}

    /**
     * Runs it to its end.
     *
     * @param folder where the program is laid down
     * @param modules what it needs; absent, the test is skipped and counted
     * @return what it printed
     */
    public static String run(Path folder, String name, List<String> modules, Object... arguments) throws IOException {
        OutsideTool python = OutsideTool.requirePython(modules.toArray(String[]::new));
        Path file = folder.resolve(name);
        try (InputStream resource = Script.class.getResourceAsStream("/" + name)) {
            Files.write(file, resource.readAllBytes());
        }
        List<String> words = new ArrayList<>(List.of(file.toString()));
        for (Object argument : arguments) {
            words.add(argument.toString());
        }
        OutsideTool.Result result = python.run(words.toArray(String[]::new));
        if (result.exitCode() != 0) {
            throw new AssertionError(name + " failed: " + result.output());
        }
        return result.output();
    }
}

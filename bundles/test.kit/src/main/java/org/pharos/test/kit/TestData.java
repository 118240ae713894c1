package org.pharos.test.kit;

import java.nio.file.Files;
import java.nio.file.Path;
import org.opentest4j.TestAbortedException;

/**
 * The outside reference data, which a checkout may lack.
 *
 * <p>A test that needs it asks here and is skipped, and counted, where it is absent.
 */
public final class TestData {

    private TestData() {}

    /** The folder the data is looked for in, whether or not it exists. */
    public static Path folder() {
        return Path.of(System.getProperty("pharos.testdata", "../shared/data")).toAbsolutePath().normalize();
    }

    /**
     * A file or folder below {@link #folder()}.
     *
     * @throws TestAbortedException when it is absent: the test counts as skipped
     */
    public static Path require(String relative) {
        Path path = folder().resolve(relative);
        if (!Files.exists(path)) {
            throw new TestAbortedException("no test data at " + folder());
        }
        return path;
    }
}

package org.pharos.itest.pages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** One browser and one scene for all stories of this bundle, begun by the first and ended after the last. */
public final class Stage implements BeforeAllCallback {

    private static Open open;

    static Browser browser() {
        return open.browser;
    }

    static Scene scene() {
        return open.scene;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        open = context.getRoot().getStore(ExtensionContext.Namespace.GLOBAL)
                .getOrComputeIfAbsent(Open.class, type -> Open.now(), Open.class);
    }

    private record Open(Path folder, Browser browser, Scene scene) implements AutoCloseable {

        static Open now() {
            try {
                Path folder = Files.createTempDirectory("pharos-pages-");
                Browser browser = Browser.start(folder.resolve("profile"));
                try {
                    return new Open(folder, browser, new Scene(folder));
                } catch (Exception | AssertionError e) {
                    browser.close();
                    throw e;
                }
            } catch (RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new IllegalStateException("the scene could not be set", e);
            }
        }

        @Override
        public void close() throws Exception {
            scene.close();
            browser.close();
            try (Stream<Path> below = Files.walk(folder)) {
                for (Path path : below.sorted((a, b) -> b.compareTo(a)).toList()) {
                    Files.deleteIfExists(path);
                }
            } catch (IOException e) {
                System.err.println("not all of " + folder + " could be removed: " + e.getMessage());
            }
        }
    }
}

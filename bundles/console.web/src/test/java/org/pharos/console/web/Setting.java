package org.pharos.console.web;

import java.io.IOException;
import java.lang.annotation.Annotation;
import java.nio.file.Path;
import org.pharos.test.kit.ManualClock;

/** The pages of a console in a home folder of a test. */
record Setting(String pharos_home) implements WebSettings {

    static ConsolePages pages(Path home) throws IOException {
        return new ConsolePages(new Setting(home.toString()), new ManualClock(FakeFleet.NOW));
    }

    @Override
    public String operator() {
        return "Ministry <of> Health";
    }

    @Override
    public Class<? extends Annotation> annotationType() {
        return WebSettings.class;
    }
}

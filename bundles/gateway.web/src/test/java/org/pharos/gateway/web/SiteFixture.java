package org.pharos.gateway.web;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Before each test a box with the sample application is there, its pages are open, and nothing has happened yet. */
abstract class SiteFixture {

    @TempDir
    Path home;

    GatewaySite site;

    @BeforeEach
    void open() throws Exception {
        site = GatewaySite.open(home);
    }

    @AfterEach
    void close() throws Exception {
        site.close();
    }
}

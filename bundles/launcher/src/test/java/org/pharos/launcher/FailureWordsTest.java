package org.pharos.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.osgi.framework.BundleException;

class FailureWordsTest {

    @Test
    void namesThePackageNobodyOffers() {
        assertThat(BundleFailures.words(new BundleException("Unable to resolve web [37](R 37.0): missing requirement "
                + "[web [37](R 37.0)] osgi.implementation; (osgi.implementation=osgi.http) [caused by: Unable to "
                + "resolve jetty "
                + "[19](R 19.0): missing requirement [jetty [19](R 19.0)] osgi.wiring.package; "
                + "(&(osgi.wiring.package=javax.servlet)(version>=3.1.0)(!(version>=4.0.0)))]")))
                .isEqualTo("nobody offers the package javax.servlet 3.1.0");
    }

    @Test
    void namesItOnEquinoxAsWell() {
        assertThat(BundleFailures.words(new BundleException(
                "Could not resolve module: web [18]\n  Unresolved requirement:"
                + " Import-Package: a.format; version=\"[0.1.0,1.0.0)\"\n    -> Export-Package: a.format;"
                + " bundle-version=\"0.1.0\"\n       format [17]\n         Unresolved requirement: Import-Package:"
                + " com.fasterxml.jackson.databind; version=\"[2.22.0,3.0.0)\"\n")))
                .isEqualTo("nobody offers the package com.fasterxml.jackson.databind 2.22.0");
        assertThat(BundleFailures.words(new BundleException(
                "Could not resolve module: web [18]\n  Unresolved requirement:"
                + " Require-Capability: osgi.extender; filter:=\"(osgi.extender=osgi.component)\"\n")))
                .isEqualTo(
                        "nobody offers Require-Capability: osgi.extender; filter:=\"(osgi.extender=osgi.component)\"");
    }

    @Test
    void givesTheInnermostCauseInOneLine() {
        assertThat(BundleFailures.words(new BundleException("Activator start error", new IOException("disk\nfull"))))
                .isEqualTo("disk full");
    }
}

package org.pharos.itest.framework;

import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.test.common.annotation.InjectBundleContext;
import org.osgi.test.common.annotation.InjectService;
import org.osgi.test.junit5.context.BundleContextExtension;
import org.osgi.test.junit5.service.ServiceExtension;

/** The framework a test runs in. All of the gateway's components are of use when a test begins. */
@ExtendWith({BundleContextExtension.class, ServiceExtension.class})
abstract class GatewayInside {

    @InjectBundleContext
    BundleContext context;

    @InjectService
    ServiceComponentRuntime runtime;

    @BeforeEach
    void isUp() {
        new Components(runtime).awaitAll();
    }

    /** @param name without {@code org.pharos.} */
    Bundle bundle(String name) {
        return Arrays.stream(context.getBundles()).filter(one -> one.getSymbolicName().equals("org.pharos." + name))
                .findFirst().orElseThrow();
    }
}

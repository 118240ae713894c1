package org.pharos.itest.framework;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;

/** What Declarative Services says of our components. */
record Components(ServiceComponentRuntime runtime) {

    /** So long nothing takes, on any machine. */
    static final Duration MOST = Duration.ofMinutes(2);

    static final String OURS = "org.pharos.";

    List<ComponentDescriptionDTO> all() {
        return runtime.getComponentDescriptionDTOs().stream()
                .filter(component -> component.bundle.symbolicName.startsWith(OURS)).toList();
    }

    /** Those that wait or failed, and those that lack their configuration; by the names of their classes. */
    Set<String> ofNoUse() {
        Set<String> names = new TreeSet<>();
        for (ComponentDescriptionDTO component : all()) {
            Collection<ComponentConfigurationDTO> instances = runtime.getComponentConfigurationDTOs(component);
            if (instances.isEmpty() || instances.stream().anyMatch(one -> !isOfUse(one))) {
                names.add(component.implementationClass);
            }
        }
        return names;
    }

    void awaitAll() {
        await().atMost(MOST).until(this::ofNoUse, Set::isEmpty);
    }

    private static boolean isOfUse(ComponentConfigurationDTO one) {
        return one.state == ComponentConfigurationDTO.SATISFIED || one.state == ComponentConfigurationDTO.ACTIVE;
    }
}

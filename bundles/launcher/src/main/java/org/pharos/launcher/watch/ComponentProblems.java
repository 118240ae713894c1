package org.pharos.launcher.watch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;
import org.osgi.service.component.runtime.dto.UnsatisfiedReferenceDTO;

/**
 * Says which of our components are not of use, one line each, the bundle's symbolic name first. Of a chain of
 * components that wait for each other only the first cause is named.
 */
@Component(service = Supplier.class, property = "pharos.problems=components")
public final class ComponentProblems implements Supplier<Collection<String>> {

    private static final String OURS = "org.pharos.";

    private final ServiceComponentRuntime runtime;

    @Activate
    public ComponentProblems(@Reference ServiceComponentRuntime runtime) {
        this.runtime = runtime;
    }

    @Override
    public Collection<String> get() {
        List<ComponentConfigurationDTO> bad = runtime.getComponentDescriptionDTOs().stream()
                .filter(component -> component.bundle.symbolicName.startsWith(OURS))
                .flatMap(component -> runtime.getComponentConfigurationDTOs(component).stream())
                .filter(ComponentProblems::isBad).toList();
        List<ComponentConfigurationDTO> failed =
                bad.stream().filter(one -> one.state == ComponentConfigurationDTO.FAILED_ACTIVATION).toList();
        return failed.isEmpty() ? waiting(bad) : failures(failed);
    }

    /** A component that failed only because another did is named when nothing better is known. */
    private static List<String> failures(List<ComponentConfigurationDTO> failed) {
        List<ComponentConfigurationDTO> causes =
                failed.stream().filter(one -> !FailureText.comesFromAnother(one.failure)).toList();
        return (causes.isEmpty() ? failed : causes).stream()
                .map(one -> line(one, "failed: " + FailureText.ofComponent(one.failure))).toList();
    }

    private static boolean isBad(ComponentConfigurationDTO one) {
        return one.state == ComponentConfigurationDTO.FAILED_ACTIVATION
                || one.state == ComponentConfigurationDTO.UNSATISFIED_REFERENCE;
    }

    private static List<String> waiting(List<ComponentConfigurationDTO> bad) {
        Set<String> comingFromBad = new HashSet<>();
        bad.forEach(one -> comingFromBad.addAll(Arrays.asList(one.description.serviceInterfaces)));
        List<String> lines = new ArrayList<>();
        for (ComponentConfigurationDTO one : bad) {
            List<String> missing = missing(one).filter(name -> !comingFromBad.contains(name)).toList();
            if (!missing.isEmpty()) {
                lines.add(line(one, "waits for " + String.join(", ", missing)));
            }
        }
        if (lines.isEmpty()) {
            bad.forEach(one -> lines.add(line(one, "waits for " + String.join(", ", missing(one).toList()))));
        }
        return lines;
    }

    private static Stream<String> missing(ComponentConfigurationDTO one) {
        ComponentDescriptionDTO component = one.description;
        return Stream.of(one.unsatisfiedReferences).map(reference -> interfaceOf(component, reference));
    }

    private static String interfaceOf(ComponentDescriptionDTO component, UnsatisfiedReferenceDTO missing) {
        return Stream.of(component.references).filter(reference -> reference.name.equals(missing.name))
                .map(reference -> reference.interfaceName).findFirst().orElse(missing.name);
    }

    private static String line(ComponentConfigurationDTO one, String words) {
        String type = one.description.implementationClass;
        return one.description.bundle.symbolicName + ": " + type.substring(type.lastIndexOf('.') + 1) + " " + words;
    }
}

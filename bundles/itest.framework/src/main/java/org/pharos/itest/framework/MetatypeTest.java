package org.pharos.itest.framework;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Bundle;
import org.osgi.service.metatype.MetaTypeInformation;
import org.osgi.service.metatype.MetaTypeService;
import org.osgi.test.common.annotation.InjectService;

/** What a person may set is described, under the name that Eclipse Kura and our settings look for. */
class MetatypeTest extends GatewayInside {

    @InjectService
    MetaTypeService metatype;

    @Test
    void everyDescriptionIsCalledLikeItsComponentAndLiesWhereKuraLooks() {
        Set<String> pids = new TreeSet<>();
        for (Bundle bundle : ours()) {
            MetaTypeInformation information = metatype.getMetaTypeInformation(bundle);
            for (String pid : pids(information)) {
                assertThat(information.getObjectClassDefinition(pid, null).getID()).isEqualTo(pid);
                assertThat(bundle.getEntry("OSGI-INF/metatype/" + pid + ".xml")).as(pid).isNotNull();
                pids.add(pid);
            }
        }
        assertThat(pids).hasSizeGreaterThan(10);
    }

    @Test
    void everyDescriptionHasAComponentThatReadsIt() {
        Set<String> read = new Components(runtime).all().stream().flatMap(one -> Stream.of(one.configurationPid))
                .collect(Collectors.toSet());
        assertThat(ours().stream().flatMap(bundle -> pids(metatype.getMetaTypeInformation(bundle)).stream()))
                .isSubsetOf(read);
    }

    /** Component property types show as properties of the component; one without a description could not be set. */
    @Test
    void everyComponentWithPropertiesOfItsOwnIsDescribed() {
        Set<String> described = ours().stream()
                .flatMap(bundle -> pids(metatype.getMetaTypeInformation(bundle)).stream())
                .collect(Collectors.toSet());
        assertThat(new Components(runtime).all()).allSatisfy(component -> {
            Set<String> own = component.properties.keySet().stream()
                    .filter(key -> !key.startsWith("osgi.") && !key.startsWith("service.")
                            && !key.startsWith("pharos."))
                    .collect(Collectors.toCollection(TreeSet::new));
            if (!own.isEmpty()) {
                assertThat(component.configurationPid).as(component.name + " has " + own).isSubsetOf(described);
            }
        });
    }

    @Test
    void theVersionsOfDescriptionsAreThoseKuraKnows() {
        for (Bundle bundle : ours()) {
            String needs = String.valueOf(bundle.getHeaders("").get("Require-Capability"));
            assertThat(needs).as(bundle.getSymbolicName()).doesNotContain("osgi.component)(version>=1.5")
                    .doesNotContain("osgi.component)(version>=1.6");
        }
    }

    private List<Bundle> ours() {
        return Arrays.stream(context.getBundles()).filter(bundle -> bundle.getSymbolicName().startsWith("org.pharos."))
                .toList();
    }

    private static Set<String> pids(MetaTypeInformation information) {
        return Stream.of(information.getPids(), information.getFactoryPids()).flatMap(Stream::of)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}

package org.pharos.itest.architecture;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DirectionTest {

    /**
     * Where a system clock may be asked for: at the start of a process, and in tools that are no part of the product.
     */
    private static final Set<String> MAY_READ_THE_CLOCK = Set.of("launcher", "cli", "demo", "benchmarks", "logging",
            "test.kit");

    private static Set<String> bundles;
    private static JavaClasses classes;

    @BeforeAll
    static void readTheClasses() {
        bundles = Checkout.bundles();
        List<Path> folders = bundles.stream().filter(bundle -> !bundle.startsWith("itest."))
                .map(bundle -> Checkout.bundle(bundle).resolve("target/classes/org/pharos")).filter(Files::exists)
                .toList();
        classes = new ClassFileImporter().importPaths(folders);
        assertThat(classes.size()).isGreaterThan(100);
    }

    @Test
    void bundlesKnowOnlyWhomTheTableLetsThemKnow() {
        Map<String, Set<String>> table = Checkout.rules("direction.txt");
        Set<String> offences = new TreeSet<>();
        for (JavaClass type : classes) {
            String from = Checkout.bundleOf(type.getPackageName(), bundles);
            Set<String> allowed = table.getOrDefault(from, Set.of());
            for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                String to = Checkout.bundleOf(dependency.getTargetClass().getPackageName(), bundles);
                if (!to.isEmpty() && !to.equals(from) && !allowed.contains(to) && !from.equals("benchmarks")) {
                    offences.add(type.getName() + " -> " + dependency.getTargetClass().getName());
                }
            }
        }
        assertThat(offences).isEmpty();
    }

    @Test
    void everyBundleOfCodeHasItsLineInTheTable() {
        Set<String> missing = new TreeSet<>();
        for (String bundle : bundles) {
            boolean code = Files.exists(Checkout.bundle(bundle).resolve("src/main/java"));
            if (code && !bundle.equals("benchmarks") && !Checkout.rules("direction.txt").containsKey(bundle)) {
                missing.add(bundle);
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void packagesFormNoCycle() {
        slices().matching("org.pharos.(**)").should().beFreeOfCycles().check(classes);
    }

    @Test
    void databasesNativesAndBrokersStayInTheirRooms() {
        Set<String> offences = new TreeSet<>();
        Checkout.rules("places.txt").forEach((prefix, rooms) -> {
            for (JavaClass type : classes) {
                String from = Checkout.bundleOf(type.getPackageName(), bundles);
                boolean uses = type.getDirectDependenciesFromSelf().stream()
                        .anyMatch(dependency -> dependency.getTargetClass().getName().startsWith(prefix + "."));
                if (uses && !rooms.contains(from) && !from.equals("benchmarks")) {
                    offences.add(type.getName() + " uses " + prefix);
                }
            }
        });
        assertThat(offences).isEmpty();
    }

    @Test
    void timeComesInByConstructor() {
        Set<String> offences = new TreeSet<>();
        for (JavaClass type : classes) {
            String from = Checkout.bundleOf(type.getPackageName(), bundles);
            if (!MAY_READ_THE_CLOCK.contains(from)) {
                type.getMethodCallsFromSelf().stream().filter(DirectionTest::readsTheClock)
                        .forEach(call -> offences.add(call.getDescription()));
            }
        }
        assertThat(offences).isEmpty();
    }

    private static boolean readsTheClock(JavaMethodCall call) {
        String owner = call.getTargetOwner().getName();
        String method = call.getTarget().getName();
        boolean noArguments = call.getTarget().getRawParameterTypes().isEmpty();
        return owner.startsWith("java.time.") && method.equals("now") && noArguments
                || owner.equals("java.time.Clock") && method.startsWith("system")
                || owner.equals("java.lang.System") && method.equals("currentTimeMillis")
                || owner.equals("java.util.Date") && method.equals("<init>") && noArguments;
    }
}

package dev.fleetledger.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import org.junit.jupiter.api.Test;

/** The module is pure: no framework, no input or output, no clock, no randomness. Its packages can be read one after the other. */
class ArchitectureTest {
    private static final String ROOT_PACKAGE = "dev.fleetledger.manifest";
    private static final Pattern PACKAGE = Pattern.compile("(?m)^\\| \\[(\\w+)]\\(src/main/java/");
    private static final JavaClasses CLASSES = new ClassFileImporter()
        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages(ROOT_PACKAGE);

    @Test
    void coversWholeModule() {
        assertThat(CLASSES.size()).isGreaterThan(100);
    }

    @Test
    void dependsOnlyOnJsonAndQuantities() {
        ArchRuleDefinition.classes().should().onlyDependOnClassesThat().resideInAnyPackage("dev.fleetledger.manifest..", "java.lang..",
            "java.math..", "java.nio.charset..", "java.security..", "java.time..", "java.util..", "org.jspecify..", "tools.jackson..",
            "org.snakeyaml..",
            "io.fabric8.kubernetes.api.model..", "io.fabric8.zjsonpatch..", "inet.ipaddr..", "com.fasterxml.jackson.annotation..").check(CLASSES);
    }

    @Test
    void usesNoClockAndNoRandomness() {
        ArchRuleDefinition.noClasses().should().callMethod(java.time.Instant.class, "now")
            .orShould().callMethod(System.class, "currentTimeMillis").orShould().callMethod(java.util.UUID.class, "randomUUID")
            .orShould().dependOnClassesThat().areAssignableTo(java.util.Random.class).check(CLASSES);
    }

    @Test
    void hasNoPackageCycles() {
        SlicesRuleDefinition.slices().matching("dev.fleetledger.manifest.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    /** The README's table lists each package after those that it needs, so it can be read from top to bottom. */
    @Test
    void listsPackagesInReadmeInDependencyOrder() throws IOException {
        List<String> order = PACKAGE.matcher(Files.readString(Path.of("README.md"))).results().map(row -> row.group(1)).toList();
        assertThat(order).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(
            CLASSES.stream().map(ArchitectureTest::packageSegment).filter(name -> !name.isEmpty()).distinct().toList());

        assertThat(CLASSES.stream().flatMap(one -> one.getDirectDependenciesFromSelf().stream())
            .filter(one -> order.indexOf(packageSegment(one.getTargetClass())) > order.indexOf(packageSegment(one.getOriginClass())))
            .map(Dependency::getDescription)).isEmpty();
    }

    @Test
    void putsEveryClassInNamedPackage() {
        assertThat(CLASSES.stream().filter(one -> packageSegment(one).isEmpty()).map(JavaClass::getSimpleName))
                .containsExactly("package-info");
    }

    /** The first package segment below the module's own; empty for other classes. */
    private static String packageSegment(JavaClass one) {
        return one.getPackageName().startsWith(ROOT_PACKAGE + ".") ? one.getPackageName().substring(ROOT_PACKAGE.length() + 1)
                .split("\\.")[0] : "";
    }
}

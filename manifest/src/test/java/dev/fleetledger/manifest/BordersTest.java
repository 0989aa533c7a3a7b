package dev.fleetledger.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import org.junit.jupiter.api.Test;

/** Pure: no framework, no input or output, no clock, no chance. */
class BordersTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("dev.fleetledger.manifest");

    @Test
    void looksAtTheWholeModule() {
        assertThat(CLASSES.size()).isGreaterThan(100);
    }

    @Test
    void knowsNothingButJsonAndQuantities() {
        ArchRuleDefinition.classes().should().onlyDependOnClassesThat().resideInAnyPackage("dev.fleetledger.manifest..", "java.lang..",
            "java.math..", "java.nio.charset..", "java.security..", "java.time..", "java.util..", "org.jspecify..", "tools.jackson..", "org.snakeyaml..",
            "io.fabric8.kubernetes.api.model..", "com.fasterxml.jackson.annotation..").check(CLASSES);
    }

    @Test
    void asksNoClockAndNoDice() {
        ArchRuleDefinition.noClasses().should().callMethod(java.time.Instant.class, "now")
            .orShould().callMethod(System.class, "currentTimeMillis").orShould().callMethod(java.util.UUID.class, "randomUUID")
            .orShould().dependOnClassesThat().areAssignableTo(java.util.Random.class).check(CLASSES);
    }
}

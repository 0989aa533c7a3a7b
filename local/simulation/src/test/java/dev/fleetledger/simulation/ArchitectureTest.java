package dev.fleetledger.simulation;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private final JavaClasses ours = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.fleetledger.simulation");

    @Test
    void dependsOnlyOnJdkJacksonAndJsonPatch() {
        assertThat(ours.size()).isGreaterThan(90);
        classes().should().onlyDependOnClassesThat()
                .resideInAnyPackage("dev.fleetledger.simulation..", "java..", "com.sun.net.httpserver..",
                        "tools.jackson..", "org.jspecify..", "io.fabric8.zjsonpatch..").check(ours);
    }

    @Test
    void keepsHttpOutOfTheOtherPackages() {
        noClasses().that().resideOutsideOfPackages("dev.fleetledger.simulation", "dev.fleetledger.simulation.api..")
                .should().dependOnClassesThat().resideInAnyPackage("com.sun.net.httpserver..", "dev.fleetledger.simulation.api..")
                .check(ours);
    }

    @Test
    void keepsApplyPatchAndSchemaIndependentOfTheStore() {
        noClasses().that().resideInAnyPackage("..apply..", "..patch..", "..schema..")
                .should().dependOnClassesThat().resideInAnyPackage("..store..", "..write..", "..controllers..").check(ours);
    }
}

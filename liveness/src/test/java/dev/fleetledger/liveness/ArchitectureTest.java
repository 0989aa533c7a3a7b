package dev.fleetledger.liveness;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    /** The agent uses the package without Spring. */
    @Test
    void onlyServicesNeedSpring() {
        noClasses().that().resideInAPackage("dev.fleetledger.liveness").should().dependOnClassesThat()
                .resideInAnyPackage("org.springframework..", "dev.fleetledger.liveness.service..")
                .check(new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages("dev.fleetledger.liveness"));
    }
}

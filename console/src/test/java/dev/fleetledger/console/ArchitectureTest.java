package dev.fleetledger.console;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final JavaClasses CONSOLE =
            new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("dev.fleetledger");

    @Test
    void packagesHaveNoCycles() {
        slices().matching("dev.fleetledger.console.(*)..").should().beFreeOfCycles().check(CONSOLE);
    }

    @Test
    void onlySessionPackageUsesOAuth2Client() {
        noClasses().that().resideOutsideOfPackage("..console.session..")
                .should().dependOnClassesThat().resideInAPackage("org.springframework.security.oauth2.client..").check(CONSOLE);
    }

    @Test
    void importsConsoleClasses() {
        assertThat(CONSOLE.stream().filter(type -> type.getPackageName().startsWith("dev.fleetledger.console"))).hasSizeGreaterThan(15);
    }
}

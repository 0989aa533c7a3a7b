package dev.fleetledger.problem;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final String ROOT_PACKAGE = "dev.fleetledger.problem";
    private static final JavaClasses CLASSES = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT_PACKAGE);

    /** Decisions refuse by these exceptions, and know neither the framework nor HTTP messages. */
    @Test
    void refusesWithoutFrameworkAndHttp() {
        assertThat(CLASSES.stream().filter(type -> type.getPackageName().equals(ROOT_PACKAGE))).hasSizeGreaterThan(12);

        noClasses().that().resideInAPackage(ROOT_PACKAGE).should().dependOnClassesThat()
                .resideInAnyPackage("org.springframework..", "jakarta..", "java.net.http..", "dev.fleetledger.problem.http..")
                .check(CLASSES);
    }
}

package dev.fleetledger.query;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.persistence.Entity;
import org.junit.jupiter.api.Test;
import org.springframework.web.bind.annotation.RestController;

import dev.fleetledger.query.access.AuthenticatedReader;
import dev.fleetledger.query.projection.EventProjection;
import dev.fleetledger.query.projection.ReportProjection;

/** Architecture rules. Where a rule selects classes, it first asserts that it has found some. */
class ArchitectureTest {

    private static final JavaClasses OURS = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.fleetledger.query");

    private static final Set<String> ANSWERING_ALL_ALIKE = Set.of("NotImplementedController", "OpenApiController");

    private static final DescribedPredicate<JavaClass> FOLDS = assignableTo(EventProjection.class).or(assignableTo(ReportProjection.class))
            .or(new DescribedPredicate<>("rows") {
                @Override
                public boolean test(JavaClass type) {
                    return type.isAnnotatedWith(Entity.class);
                }
            }).as("projections and their rows");

    @Test
    void projectsWithoutClockOrRandomIds() {
        assertThat(OURS.that(FOLDS)).hasSizeGreaterThan(18);
        noClasses().that(FOLDS)
                .should().callMethod(Instant.class, "now")
                .orShould().callMethod(System.class, "currentTimeMillis")
                .orShould().callMethod(UUID.class, "randomUUID")
                .orShould().dependOnClassesThat().areAssignableTo(Clock.class)
                .because("a replay must give the same rows, byte for byte").check(OURS);
    }

    @Test
    void accessesDatabaseFromProjectionsOnlyThroughBatch() {
        noClasses().that(FOLDS).should().dependOnClassesThat().resideInAnyPackage("org.springframework.jdbc..", "org.springframework.data..",
                "java.sql..").because("a batch loads and writes its rows once").check(OURS);
    }

    @Test
    void dependsOnNoInternalPackageOfManifest() {
        noClasses().should().dependOnClassesThat().resideInAnyPackage("dev.fleetledger.manifest.syntax..", "dev.fleetledger.manifest.kubernetes..",
                "dev.fleetledger.manifest.field..", "dev.fleetledger.manifest.table..", "dev.fleetledger.manifest.kept..").check(OURS);
    }

    @Test
    void restrictsEveryControllerToReader() {
        DescribedPredicate<JavaClass> answering = new DescribedPredicate<>("controllers with responses that depend on the reader") {
            @Override
            public boolean test(JavaClass type) {
                return type.isAnnotatedWith(RestController.class) && !ANSWERING_ALL_ALIKE.contains(type.getSimpleName());
            }
        };
        assertThat(OURS.that(answering)).hasSizeGreaterThan(9);
        classes().that(answering).should().dependOnClassesThat().areAssignableTo(AuthenticatedReader.class)
                .because("responses contain only what the reader may see").check(OURS);
    }

    @Test
    void dependsOnNeitherCommandSideNorAgent() {
        noClasses().should().dependOnClassesThat().resideInAnyPackage("dev.fleetledger.command..", "dev.fleetledger.agent..").check(OURS);
    }
}

package dev.fleetledger.query;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.INTERFACES;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.persistence.Entity;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.junit.jupiter.api.Test;
import org.springframework.web.bind.annotation.RestController;

import dev.fleetledger.contract.EventNames;
import dev.fleetledger.contract.deployment.DeploymentEvent;
import dev.fleetledger.contract.refusal.RefusalEvent;
import dev.fleetledger.query.access.AuthenticatedReader;
import dev.fleetledger.query.projection.EventProjection;
import dev.fleetledger.query.projection.ReportProjection;
import dev.fleetledger.query.web.ReadPoint;
import dev.fleetledger.query.web.ReadsSnapshot;

/** Architecture rules. Where a rule selects classes, it first asserts that it has found some. */
class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.fleetledger.query");

    private static final Set<String> UNRESTRICTED_CONTROLLERS = Set.of("NotImplementedController", "OpenApiController");

    /** One waits for an agent between its queries, the others read several points of time or one row. */
    private static final Set<String> CONTROLLERS_WITHOUT_SNAPSHOT = Set.of("InventoryController", "WorkloadDiffController", "MeController");

    private static final DescribedPredicate<JavaClass> PROJECTIONS = assignableTo(EventProjection.class)
            .or(assignableTo(ReportProjection.class))
            .or(new DescribedPredicate<>("rows") {
                @Override
                public boolean test(JavaClass type) {
                    return type.isAnnotatedWith(Entity.class);
                }
            }).as("projections and their rows");

    /** Refusals change nothing, and nothing else shows what these events about a deployment tell. */
    private static final Set<Class<?>> SHOWN_BY_AUDIT_ONLY = Set.of(RefusalEvent.Refused.class, DeploymentEvent.Replaced.class,
            DeploymentEvent.CorrectionsHeld.class, DeploymentEvent.CorrectionsEnded.class);

    private static final List<JavaMethod> EVENT_HANDLERS = CLASSES.stream().flatMap(type -> type.getMethods().stream())
            .filter(method -> method.isAnnotatedWith(EventHandler.class)).toList();

    @Test
    void projectsWithoutClockOrRandomIds() {
        assertThat(CLASSES.that(PROJECTIONS)).hasSizeGreaterThan(18);
        noClasses().that(PROJECTIONS)
                .should().callMethod(Instant.class, "now")
                .orShould().callMethod(System.class, "currentTimeMillis")
                .orShould().callMethod(UUID.class, "randomUUID")
                .orShould().dependOnClassesThat().areAssignableTo(Clock.class)
                .because("a replay must give the same rows, byte for byte").check(CLASSES);
    }

    @Test
    void projectsEveryEvent() {
        Set<Class<?>> expected = EventNames.ALL.stream().map(EventNames.EventName::type).collect(Collectors.toSet());
        expected.removeAll(SHOWN_BY_AUDIT_ONLY);
        // The audit's, which takes every event.
        expected.add(Object.class);
        assertThat(EVENT_HANDLERS.stream().map(handler -> handler.reflect().getParameterTypes()[0]).distinct())
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void projectsNoEventTwiceInOneProjection() {
        assertThat(EVENT_HANDLERS.stream().map(handler -> handler.getOwner().getName() + handler.reflect().getParameterTypes()[0]))
                .doesNotHaveDuplicates();
    }

    @Test
    void projectsInOneProcessingGroup() {
        assertThat(EVENT_HANDLERS.stream().map(JavaMethod::getOwner).distinct())
                .containsExactlyInAnyOrderElementsOf(CLASSES.that(assignableTo(EventProjection.class).and(not(INTERFACES))))
                .allMatch(type -> type.getAnnotationOfType(ProcessingGroup.class).value().equals(EventProjection.GROUP));
    }

    @Test
    void accessesDatabaseFromProjectionsOnlyThroughBatch() {
        noClasses().that(PROJECTIONS).should().dependOnClassesThat()
                .resideInAnyPackage("org.springframework.jdbc..", "org.springframework.data..",
                        "java.sql..").because("a batch loads and writes its rows once").check(CLASSES);
    }

    @Test
    void dependsOnNoInternalPackageOfManifest() {
        noClasses().should().dependOnClassesThat()
                .resideInAnyPackage("dev.fleetledger.manifest.syntax..", "dev.fleetledger.manifest.kubernetes..",
                        "dev.fleetledger.manifest.field..", "dev.fleetledger.manifest.table..", "dev.fleetledger.manifest.kept..")
                .check(CLASSES);
    }

    @Test
    void restrictsEveryControllerToReader() {
        DescribedPredicate<JavaClass> restricted = new DescribedPredicate<>("controllers with responses that depend on the reader") {
            @Override
            public boolean test(JavaClass type) {
                return type.isAnnotatedWith(RestController.class) && !UNRESTRICTED_CONTROLLERS.contains(type.getSimpleName());
            }
        };
        assertThat(CLASSES.that(restricted)).hasSizeGreaterThan(9);
        classes().that(restricted).should().dependOnClassesThat().areAssignableTo(AuthenticatedReader.class)
                .because("responses contain only what the reader may see").check(CLASSES);
    }

    @Test
    void answersFromOneSnapshot() {
        Set<String> withReadPoint = CLASSES.stream().filter(type -> type.isAnnotatedWith(RestController.class))
                .filter(type -> type.getMethods().stream().anyMatch(method -> method.getRawParameterTypes().stream()
                        .anyMatch(parameter -> parameter.isEquivalentTo(ReadPoint.class))))
                .filter(type -> !type.isAnnotatedWith(ReadsSnapshot.class)).map(JavaClass::getSimpleName).collect(Collectors.toSet());
        assertThat(withReadPoint).isEqualTo(CONTROLLERS_WITHOUT_SNAPSHOT);
    }

    @Test
    void dependsOnNeitherCommandSideNorAgent() {
        noClasses().should().dependOnClassesThat().resideInAnyPackage("dev.fleetledger.command..", "dev.fleetledger.agent..")
                .check(CLASSES);
    }
}

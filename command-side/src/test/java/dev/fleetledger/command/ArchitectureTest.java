package dev.fleetledger.command;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.axonframework.commandhandling.CommandHandler;
import org.junit.jupiter.api.Test;

import dev.fleetledger.command.access.authorization.Authorization;
import dev.fleetledger.command.message.Command;
import dev.fleetledger.command.message.ExpectedVersion;
import dev.fleetledger.judgement.access.Rights;

/** Dependency rules inside the command side. Each test first makes sure that it has imported classes to check. */
class ArchitectureTest {

    private static final String ROOT = "dev.fleetledger.command.";
    private static final String[] DECISIONS = {ROOT + "draft", ROOT + "workload", ROOT + "rollout", ROOT + "deployment", ROOT + "cluster",
        ROOT + "access", ROOT + "guardrail", ROOT + "undo.inverse"};
    private static final String[] HTTP = {"jakarta.servlet..", "org.springframework.http..", "org.springframework.web..",
        ROOT + "request..", ROOT + "response..", "dev.fleetledger.problem.http.."};

    private final JavaClasses all = new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.fleetledger.command");

    @Test
    void decisionsDependOnNeitherFrameworksNorIo() {
        var decisions = all.that(JavaClass.Predicates.resideInAnyPackage(DECISIONS));
        assertThat(decisions.size()).as("number of checked classes").isGreaterThan(45);

        noClasses().should().dependOnClassesThat()
                .resideInAnyPackage("org.springframework..", "org.axonframework..", "jakarta..", "java.sql..",
                        "javax.sql..", "java.io..", "java.net..", "java.nio..", "org.slf4j..", "dev.fleetledger.ledger..").check(decisions);
    }

    @Test
    void decisionsDependOnNoHttp() {
        var decisions = all.that(JavaClass.Predicates.resideInAnyPackage(DECISIONS));
        assertThat(decisions.size()).as("number of checked classes").isGreaterThan(45);

        noClasses().should().dependOnClassesThat().resideInAnyPackage(HTTP).check(decisions);
    }

    @Test
    void commandHandlersDependOnNoHttp() {
        var handlers = all.that(DescribedPredicate.describe("have a command handler", ArchitectureTest::hasCommandHandler));
        assertThat(handlers.size()).as("number of checked command handlers").isGreaterThan(12);

        noClasses().should().dependOnClassesThat().resideInAnyPackage(HTTP).check(handlers);
    }

    @Test
    void commandsDependOnNoHttp() {
        var commands = all.that(JavaClass.Predicates.implement(Command.class));
        assertThat(commands.size()).as("number of checked commands").isGreaterThan(12);

        noClasses().should().dependOnClassesThat().resideInAnyPackage(HTTP).check(commands);
    }

    /** Shows that the packages of the rules above exist. */
    @Test
    void endpointsDependOnHttp() {
        var endpoints = all.that(JavaClass.Predicates.simpleNameEndingWith("Endpoint"));

        classes().should().dependOnClassesThat().resideInAnyPackage(HTTP).check(endpoints);
    }

    @Test
    void decisionsReceiveTimeAndIdsAsParameters() {
        var decisions = all.that(JavaClass.Predicates.resideInAnyPackage(DECISIONS));

        noClasses().should().callMethod(java.time.Instant.class, "now").orShould().callMethod(java.util.UUID.class, "randomUUID")
                .check(decisions);
    }

    @Test
    void dependsOnNoInternalsOfManifestModule() {
        noClasses().should().dependOnClassesThat()
                .resideInAnyPackage("dev.fleetledger.manifest.syntax..", "dev.fleetledger.manifest.kubernetes..",
                        "dev.fleetledger.manifest.field..", "dev.fleetledger.manifest.table..", "dev.fleetledger.manifest.kept..").check(all);
    }

    @Test
    void onlyAuthorizationPackageReadsRights() {
        assertThat(all.get(Authorization.class).getDirectDependenciesFromSelf()).as("dependencies of an allowed class")
                .anyMatch(dependency -> dependency.getTargetClass().isEquivalentTo(Rights.class));

        noClasses().that().resideOutsideOfPackage(ROOT + "access.authorization").should().dependOnClassesThat()
                .areAssignableTo(Rights.class).check(all);
    }

    @Test
    void accessDependsOnNoDrafts() {
        assertThat(all.that(JavaClass.Predicates.resideInAPackage(ROOT + "access.."))).as("checked classes").isNotEmpty();

        noClasses().that().resideInAPackage(ROOT + "access..").should().dependOnClassesThat().resideInAPackage(ROOT + "draft..")
                .check(all);
    }

    @Test
    void everyCommandHasExactlyOneHandler() {
        var commands = all.that(JavaClass.Predicates.implement(Command.class));
        assertThat(commands.size()).as("number of checked commands").isGreaterThan(12);

        assertThat(all.stream().flatMap(it -> it.getMethods().stream()).filter(it -> it.isAnnotatedWith(CommandHandler.class))
                .map(it -> it.getRawParameterTypes().getFirst().getName()).toList())
                .containsExactlyInAnyOrderElementsOf(commands.stream().map(JavaClass::getName).toList());
    }

    /** OpenAPI declares If-Match, 412 and 428 for every endpoint with an expected version. */
    @Test
    void everyExpectedVersionIsChecked() {
        var versioned = all.that(JavaClass.Predicates.implement(Command.class)).stream()
                .filter(it -> it.getFields().stream().anyMatch(field -> field.getRawType().isEquivalentTo(ExpectedVersion.class))).toList();
        assertThat(versioned.size()).as("number of checked commands").isGreaterThan(10);

        assertThat(versioned).allSatisfy(it -> assertThat(it.getMethod("expectedVersion").getCallsOfSelf()).as(it.getSimpleName())
                .anyMatch(call -> !call.getOriginOwner().equals(it)));
    }

    @Test
    void handlersAndEndpointsArePackagePrivate() {
        methods().that().areAnnotatedWith(CommandHandler.class).should().bePackagePrivate().check(all);
        classes().that().haveSimpleNameEndingWith("Endpoint").should().bePackagePrivate().check(all);
    }

    @Test
    void noClassHasForbiddenSuffix() {
        noClasses().should(com.tngtech.archunit.lang.conditions.ArchConditions.be(hasSuffix("Manager", "Helper", "Impl", "Util", "Utils")))
                .check(all);
    }

    private static boolean hasCommandHandler(JavaClass type) {
        return type.getMethods().stream().anyMatch(it -> it.isAnnotatedWith(CommandHandler.class));
    }

    private static DescribedPredicate<JavaClass> hasSuffix(String... suffixes) {
        return DescribedPredicate.describe("have a forbidden suffix",
                it -> java.util.Arrays.stream(suffixes).anyMatch(ending -> it.getSimpleName().endsWith(ending)));
    }
}

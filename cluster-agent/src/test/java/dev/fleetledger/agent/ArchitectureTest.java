package dev.fleetledger.agent;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final String AGENT = "dev.fleetledger.agent.";
    private final JavaClasses classes = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.fleetledger.agent");

    @Test
    void importsAgentClasses() {
        assertThat(classes.size()).isGreaterThan(60);
        assertThat(classes).anyMatch(type -> type.getPackageName().equals(AGENT + "plan"));
    }

    @Test
    void plansWithoutAccessToKafkaOrApiServer() {
        noClasses().that().resideInAnyPackage(AGENT + "plan", AGENT + "deployment").should().dependOnClassesThat()
                .resideInAnyPackage("java.net.http..", "org.apache.kafka..", "java.net..", "java.util.concurrent.locks..").check(classes);
        noClasses().that().resideInAPackage(AGENT + "plan").should().dependOnClassesThat().haveSimpleName("KubernetesApi").check(classes);
    }

    @Test
    void restrictsKafkaAndKubernetesClientToTheirPackages() {
        noClasses().that().resideOutsideOfPackages(AGENT + "broker", AGENT + "intake", AGENT + "report").should().dependOnClassesThat()
                .resideInAPackage("org.apache.kafka..").check(classes);
        noClasses().that().resideOutsideOfPackages(AGENT + "apiserver").should().dependOnClassesThat()
                .resideInAPackage("java.net.http..").check(classes);
        noClasses().that().resideOutsideOfPackages(AGENT + "apiserver", AGENT + "observe", AGENT + "lease").should().dependOnClassesThat()
                .resideInAPackage("io.fabric8..").check(classes);
    }

    @Test
    void doesNotDependOnRenderingOrJudgement() {
        noClasses().should().dependOnClassesThat().resideInAnyPackage("dev.fleetledger.judgement.status..",
                "dev.fleetledger.judgement.access..", "dev.fleetledger.ledger..", "org.springframework..").check(classes);
        noClasses().should().dependOnClassesThat(resideInAPackage("dev.fleetledger.manifest..").and(not(simpleName("CredentialRedactor"))))
                .check(classes);
    }
}

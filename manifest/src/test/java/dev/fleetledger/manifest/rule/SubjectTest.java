package dev.fleetledger.manifest.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.manifest.document.Json;
import dev.fleetledger.manifest.document.Step;
import dev.fleetledger.manifest.document.TestDocuments;
import dev.fleetledger.manifest.draft.DraftContext;
import dev.fleetledger.manifest.draft.KeptField;
import dev.fleetledger.manifest.validation.DraftValidator;

/** A violation says what it is about, which value was found, and what to write instead. */
class SubjectTest {
    private static final String CONTAINER = "/containers/containers/0";

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        CONTAINER + "/image        | 'nginx:1.27 '            | Image \"nginx:1.27 \" is no image reference. | Leave out the blanks around it: \"nginx:1.27\".",
        CONTAINER + "/image        | 'NGINX'                  | Image \"NGINX\" is no image reference. | Write registry/repository:tag",
        CONTAINER + "/resources/memory/limit | '1 Gi'          | \"1 Gi\" is no quantity. | Write a number, perhaps with a unit",
        CONTAINER + "/name         | 'äbcd'                   | Container name \"äbcd\" doesn't start with one of the lower-case letters a–z. | Start it with a lower-case letter a–z.",
        CONTAINER + "/ports/0/name | 'Metrics'                | Port name \"Metrics\" is no name of a port. | Use at most 15 lower-case letters, digits and dashes, one letter at least",
        CONTAINER + "/ports/0/protocol | 'udp'                | Protocol \"udp\" is not possible: a protocol is one of TCP, UDP, SCTP. | Choose one of TCP, UDP, SCTP.",
        CONTAINER + "/ports/0/containerPort | 70000          | Container port 70000 is out of range: a port is from 1 to 65535. | Use a whole number from 1 to 65535.",
        CONTAINER + "/security/capabilities/drop | ['a b']    | \"a b\" in Dropped capabilities is no name of a capability. | Write it as NET_ADMIN or ALL.",
        "/containers/volumes/1 | {'name': 'scratch'}          | The volume needs one of hostPath, emptyDir, configMap, secret, persistentVolumeClaim, projected, and has none. | Add exactly one",
        "/containers/volumes/1 | {'name': 'scratch', 'emptyDir': {}, 'hostPath': {'path': '/a'}} | The volume has hostPath and emptyDir, and may have only one of | Keep one of them",
        "/containers/volumes/1 | {'name': 'scratch', 'configMap': {'name': 'a', 'defaultMode': 644}} | Mode of files 644 (octal 01204) is no mode of a file | 420 (octal 0644)",
        "/advanced/labels | {'a b': 'c'}                       | \"a b\" in Labels is no key of a label. | Write [domain/]name",
        "/advanced/scheduling/shareProcessNamespace | true    | hostPID and shareProcessNamespace are both on | Turn off hostPID or shareProcessNamespace.",
        "/services/services/0/loadBalancerIP | '10.0.0.1'     | Only a Service of the type LoadBalancer has loadBalancerIP | set the type to LoadBalancer"})
    void namesFieldValueAndRemedy(String at, String value, String message, String remedy) {
        List<Violation> violations = violations(at, value);

        assertThat(violations).anySatisfy(one -> {
            assertThat(one.message()).contains(message);
            assertThat(one.remedy()).contains(remedy);
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        CONTAINER + "/name                       | 'AKIAIOSFODNN7EXAMPL1'",
        CONTAINER + "/image                      | 'https://user:hunter2hunter2@reg.example/a'",
        CONTAINER + "/probes/liveness/httpGet/path | 'x?token=hunter2hunter2'",
        "/advanced/annotations                   | {'a b': 'AKIAIOSFODNN7EXAMPL1', 'DB_PASSWORD': 'hunter2hunter2'}"})
    void showsNoCredential(String at, String value) {
        assertThat(violations(at, value)).isNotEmpty().extracting(Violation::toString)
                .noneMatch(text -> text.contains("AKIAIOSFODNN7EXAMPL1") || text.contains("hunter2"));
    }

    @Test
    void fillsEveryMessage() {
        Stream<Violation> ofRules = RuleCase.all().stream().flatMap(one -> findings(steps(one)).stream());
        Stream<Violation> ofKept = KeptRulesTest.cases().stream().flatMap(one -> validate(one.kept(one.outside())).stream());

        assertThat(Stream.concat(ofRules, ofKept)).isNotEmpty().allSatisfy(one -> {
            assertThat(one.message()).isNotBlank().doesNotContain(Subject.TOKEN).endsWith(".");
            assertThat(one.remedy()).isNotBlank().doesNotContain(Subject.TOKEN).matches("(?s).*[.…]");
            assertThat(one.pointer()).startsWith("/");
        });
    }

    @Test
    void saysThatKeptFieldIsChangedInYaml() {
        KeptField hostname = new KeptField("DaemonSet", "/spec/template/spec/hostname", Json.text("A.b"));

        assertThat(validate(hostname)).singleElement().satisfies(one -> {
            assertThat(one.message()).startsWith("hostname \"A.b\": ");
            assertThat(one.remedy()).endsWith("The form doesn't have this field: change it in the draft's YAML.");
        });
    }

    private static ObjectNode steps(RuleCase one) {
        ObjectNode steps = base();
        one.extraValues().properties().forEach(more -> RuleCase.put(steps, more.getKey(), more.getValue()));
        RuleCase.put(steps, one.at(), one.outside());
        return steps;
    }

    private static ObjectNode base() {
        ObjectNode steps = (ObjectNode) TestDocuments.resource("spec/limits-base.json");
        steps.set("placement", TestDocuments.json("{'clusters': ['eu-1']}"));
        return steps;
    }

    private static List<Violation> violations(String at, String value) {
        ObjectNode steps = base();
        ((ObjectNode) steps.path("advanced")).withObject("/scheduling").put("hostPID", true);
        RuleCase.put(steps, at, TestDocuments.json(value));
        return DraftValidator.validate(TestDocuments.documents(steps)).violations();
    }

    private static List<Violation> findings(ObjectNode steps) {
        ValidationResult validationResult = DraftValidator.validate(TestDocuments.documents(steps));
        return Stream.concat(validationResult.violations().stream(), validationResult.warnings().stream()).toList();
    }

    private static List<Violation> validate(KeptField keptField) {
        return DraftValidator.validate(TestDocuments.smallest().with(Step.ADVANCED, Json.object())
                .with(Step.SERVICES, TestDocuments.json("{'services': [{'ports': [{'port': 80}]}]}")), new DraftContext(null, null, List.of(keptField), Set.of())).violations();
    }
}

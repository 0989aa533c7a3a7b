package dev.fleetledger.manifest.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.manifest.document.Json;
import dev.fleetledger.manifest.document.Step;
import dev.fleetledger.manifest.document.StepDocuments;
import dev.fleetledger.manifest.document.TestDocuments;
import dev.fleetledger.manifest.form.ShapeValidator;
import dev.fleetledger.manifest.rule.ValidationResult;
import dev.fleetledger.manifest.rule.Violation;

/** The DaemonSet that an override produces obeys the rules, and violations are reported at the override. */
class OverrideValidatorTest {
    private static final String POD = "/spec/template/spec";

    private static ValidationResult validate(String overrides) {
        ObjectNode steps = (ObjectNode) TestDocuments.resource("spec/limits-base.json");
        steps.set("placement", TestDocuments.json("{'clusters': ['eu-1'], 'overrides': " + overrides + "}"));
        StepDocuments stepDocuments = TestDocuments.documents(steps);
        stepDocuments.byStep().forEach((step, document) -> assertThat(ShapeValidator.check(step, document)).isEmpty());
        return DraftValidator.validate(stepDocuments);
    }

    private static ValidationResult validatePatch(String... operations) {
        return validate("[{'clusters': {'names': ['eu-1']}, 'patch': [" + String.join(", ", operations) + "]}]");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "'op': 'add', 'path': '/spec/template/spec/containers/0/ports/0/containerPort', 'value': 65536                     | PortIsOutOfRange",
        "'op': 'add', 'path': '/spec/template/spec/containers/0/image', 'value': '-a/b'                                    | ImageIsNoReference",
        "'op': 'add', 'path': '/spec/template/spec/hostPID', 'value': 'yes'                                                | PatchMakesNoDaemonSet",
        "'op': 'add', 'path': '/spec/template/spec/hostPid', 'value': true                                                 | KubernetesHasNoSuchField",
        "'op': 'add', 'path': '/spec/template/spec/restartPolicy', 'value': 'Never'                                        | KeptValueIsUnknown",
        "'op': 'add', 'path': '/spec/template/metadata/labels/a_', 'value': 'x'                                            | LabelKeyIsNoKey",
        "'op': 'add', 'path': '/spec/template/spec/containers/0/env/-', 'value': {'name': 'DB_PASSWORD', 'value': 'h4'}    | LiteralLooksLikeCredential",
        "'op': 'add', 'path': '/metadata/managedFields', 'value': []                                                       | PatchWritesServerFields",
        "'op': 'remove', 'path': '/spec/template/spec/volumes/0'                                                           | MountedVolumeIsUnknown",
        "'op': 'remove', 'path': '/spec/nothing'                                                                           | PatchDoesNotApply",
        "'op': 'add', 'path': '/spec/minReadySeconds'                                                                      | PatchDoesNotApply",
        "'op': 'copy', 'from': '/spec/template', 'path': '/metadata/name/x'                                                | PatchDoesNotApply"})
    void reportsOperationThatViolatesRule(String operation, String rule) {
        ValidationResult validationResult = validatePatch("{'op': 'add', 'path': '/spec/minReadySeconds', 'value': 5}", "{" + operation
                + "}", "{'op': 'test', 'path': '/kind', 'value': 'DaemonSet'}");

        assertThat(validationResult.violations()).extracting(one -> one.step().key() + one.pointer() + " " + one.rule())
            .contains("placement/overrides/0/patch/1 " + rule);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "'op': 'replace', 'path': '/metadata/name', 'value': 'other'",
        "'op': 'add', 'path': '/spec/selector/matchLabels/a', 'value': 'b'",
        "'op': 'remove', 'path': '/metadata/labels/fleetledger.dev~1workload'",
        "'op': 'replace', 'path': '/spec/template/metadata/labels', 'value': {}",
        "'op': 'move', 'from': '/metadata/labels', 'path': '/metadata/annotations/x'",
        "'op': 'replace', 'path': '/kind', 'value': 'Pod'"})
    void rejectsPatchOfNamesSelectorAndMarks(String operation) {
        assertThat(validatePatch("{" + operation + "}").violations()).extracting(Violation::rule).contains("PatchTouchesIdentity");
    }

    @Test
    void acceptsPatchWithinRules() {
        ValidationResult validationResult =
                validatePatch("{'op': 'add', 'path': '/spec/template/spec/containers/0/env/-', 'value': {'name': 'MODULES', 'value': 'debug'}}",
            "{'op': 'add', 'path': '/spec/template/spec/topologySpreadConstraints', 'value': [{'maxSkew': 1, 'topologyKey': 'zone', 'whenUnsatisfiable': 'ScheduleAnyway'}]}",
            "{'op': 'replace', 'path': '/spec/template/spec/terminationGracePeriodSeconds', 'value': 60}");

        assertThat(validationResult.violations()).isEmpty();
    }

    @Test
    void reportsWarningOfPatchedDaemonSetAsWarning() {
        ValidationResult validationResult =
                validatePatch("{'op': 'add', 'path': '/spec/template/spec/containers/0/securityContext', 'value': {'privileged': true}}");

        assertThat(validationResult.violations()).isEmpty();
        assertThat(validationResult.warnings()).extracting(one -> one.pointer() + " " + one.rule())
                .contains("/overrides/0/patch ContainerIsPrivileged");
    }

    @Test
    void acceptsCredentialAcknowledgedAtItsPointerInPatch() {
        String overrides = """
            [{'clusters': {'names': ['eu-1']}, 'patch': [{'op': 'add', 'path': '%s/containers/0/env/-', 'value': {'name': 'A_TOKEN', 'value': 'none'}}]}],
            'acknowledged': [{'pointer': '/overrides/0/patch/0/value/value', 'reason': 'Its documentation.'}]""".formatted(POD);

        assertThat(validate(overrides).violations()).isEmpty();
    }

    @Test
    void checksOverridesOfSameClusterTogether() {
        String both = "{'clusters': {'names': ['eu-1']}, 'patch': [{'op': 'add', 'path': '" + POD
                + "/containers/0/ports/-', 'value': {'containerPort': 7001, 'name': 'same'}}]}";
        String elsewhere = both.replace("eu-1", "eu-2");

        assertThat(validate("[" + both + ", " + both + "]").violations()).extracting(Violation::pointer).contains("/overrides/1/patch/0");
        assertThat(validate("[" + both + ", " + elsewhere + "]").violations()).isEmpty();
    }

    /** Without a limit, each copy would double the document, 500 times. */
    @Test
    void limitsMemoryOfCopyOperations() {
        String add = "{'op': 'add', 'path': '/metadata/annotations', 'value': {'a': 'b'}}";
        List<String> doubling = IntStream.range(0, 500).mapToObj(i -> "{'op': 'copy', 'from': '/spec', 'path': '/spec/x" + i + "'}")
                .toList();

        ValidationResult validationResult = validatePatch(Stream.concat(Stream.of(add), doubling.stream()).toArray(String[]::new));

        assertThat(validationResult.violations()).extracting(Violation::rule).contains("PatchDoesNotApply");
    }

    @Test
    void doesNotRepeatViolationsThatExistWithoutPatch() {
        ObjectNode steps = (ObjectNode) TestDocuments.resource("spec/limits-base.json");
        ((ObjectNode) steps.at("/containers/containers/0")).put("image", "-a/b");
        steps.set("placement",
                TestDocuments.json("{'clusters': ['eu-1'], 'overrides': [{'clusters': {'names': ['eu-1']}, 'patch': [{'op': 'add', 'path': '/spec/minReadySeconds', 'value': 5}]}]}"));

        List<Violation> violations = DraftValidator.validate(TestDocuments.documents(steps)).violations();

        assertThat(violations).extracting(Violation::step).containsOnly(Step.CONTAINERS);
    }

    @Test
    void neverRepeatsValueInMessage() {
        JsonNode secret = Json.text("hunter2hunter2");

        ValidationResult validationResult = validatePatch("{'op': 'add', 'path': '/spec/template/spec/hostPID', 'value': " + secret + "}");

        assertThat(validationResult.violations().toString()).doesNotContain("hunter2");
    }
}

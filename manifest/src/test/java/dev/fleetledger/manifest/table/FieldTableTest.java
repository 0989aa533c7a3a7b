package dev.fleetledger.manifest.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.manifest.document.Step;
import dev.fleetledger.manifest.document.StepDocuments;
import dev.fleetledger.manifest.document.TestDocuments;
import dev.fleetledger.manifest.field.FieldDefinition;
import dev.fleetledger.manifest.field.ValueType;
import dev.fleetledger.manifest.form.ShapeValidator;
import dev.fleetledger.manifest.render.GoldenCases;

/** The table is complete: every row has a label, a rule, a mapping and a golden case. */
class FieldTableTest {
    /** Rendered from more than one field: see the renderers and ResourceFields. */
    private static final Set<String> RENDERED_TOGETHER = Set.of("/createNamespace", "/upgrade/method", "/upgrade/maxUnavailable",
        "/upgrade/maxSurge", "/scheduling/tolerationSeconds", "/logs/stdout", "/logs/files", "/logs/collector", "/resources/gpu/resource",
        "/resources/gpu/count", "/services", "/acknowledged/*/pointer", "/acknowledged/*/reason");
    /** Kubernetes accepts any text in these fields, and so do we, or a rule between fields checks them. */
    private static final Set<String> FREE_TEXTS = Set.of("/httpGet/path", "/httpGet/host", "/grpc/service", "/serviceAccountToken/audience",
        "/seLinuxOptions/user", "/seLinuxOptions/role", "/seLinuxOptions/type", "/seLinuxOptions/level", "/dns/options/*/value",
        "/resourceFieldRef/containerName", "/mounts/*/volume", "/tolerations/*/tolerationSeconds", "/resourceFieldRef/divisor",
        "/httpGet/port", "/tcpSocket/port", "/workingDir");

    /** Labels that need no help. */
    private static final Set<String> PLAIN_LABELS = Set.of(
        "Acknowledged literal", "Acknowledged literals", "Annotations of the service", "Annotations there", "CPU limit there",
        "CPU request there", "ConfigMap", "DNS option", "Downward API files", "From", "HTTP header", "HTTP header value", "HTTP headers",
        "HTTP path", "HTTP scheme", "Host alias address", "Host names", "IP families", "Key in the ConfigMap", "Key in the Secret",
        "Label", "Label expressions", "Label values", "Labels of clusters", "Labels of the service", "Labels there", "Labels to match",
        "Memory limit there", "Memory request there", "Names of clusters", "Namespaces", "Node field", "Node fields", "Node names",
        "Number of GPUs", "Operation", "Operator", "Path of the file", "Place of the patch", "Pod field", "Port", "Protocol",
        "Protocol of the service port", "Read-only", "Read-only claim", "SELinux level", "SELinux role", "SELinux type", "SELinux user",
        "Secret", "Sleep (s)", "Source of the patch", "Sysctl", "To",
        "Tolerated value", "Value of the DNS option", "Value of the patch", "Value of the sysctl",
        "Variable name", "Variables", "Wave", "Why it is no secret", "Workload affinity, preferred", "Workload affinity, required",
        "Workload anti-affinity, preferred", "Workload anti-affinity, required", "gRPC port");

    /** A known field without valid values. It exists so that its rule can explain the violation. */
    private static final String NEVER_VALID = "/containers/*/probes/readiness/terminationGracePeriodSeconds";

    @ParameterizedTest
    @EnumSource(Step.class)
    void givesEveryRowALabel(Step step) {
        assertThat(FieldTable.WIZARD.all(step)).isNotEmpty().allSatisfy(row -> assertThat(row.label()).isNotBlank());
    }

    @ParameterizedTest
    @EnumSource(Step.class)
    void helpsWithEveryFieldWhoseLabelDoesNotSayEnough(Step step) {
        assertThat(FieldTable.WIZARD.supported(step)).filteredOn(row -> row.type() != ValueType.OBJECT && row.text().help() == null)
                .extracting(FieldDefinition::label).isSubsetOf(PLAIN_LABELS);
    }

    @ParameterizedTest
    @EnumSource(Step.class)
    void hasRuleForEveryTextThatIsNotFree(Step step) {
        List<String> rowsWithoutRule = FieldTable.WIZARD.supported(step).stream()
            .filter(row -> Set.of(ValueType.TEXT, ValueType.QUANTITY, ValueType.INTEGER, ValueType.INTEGER_OR_TEXT, ValueType.TEXT_MAP)
                    .contains(row.type()))
            .filter(row -> row.rules().isEmpty() && !row.mayHoldCredential() && FREE_TEXTS.stream()
                    .noneMatch(row.path().toString()::endsWith))
            .map(row -> row.path().toString()).filter(path -> !RENDERED_TOGETHER.contains(path)).toList();

        assertThat(rowsWithoutRule).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(value = Step.class, names = "PLACEMENT", mode = EnumSource.Mode.EXCLUDE)
    void mapsEveryValueToKubernetes(Step step) {
        List<String> unmapped = FieldTable.WIZARD.supported(step).stream()
            .filter(row -> row.mappings().isEmpty() && !Set.of(ValueType.OBJECT, ValueType.LIST, ValueType.MAP).contains(row.type()))
            .map(row -> row.path().toString())
            .filter(path -> RENDERED_TOGETHER.stream().noneMatch(path::endsWith)).toList();

        assertThat(unmapped).isEmpty();
    }

    @Test
    void hasGoldenCaseForEveryRow() throws IOException {
        Set<String> missing = new TreeSet<>();
        List<StepDocuments> cases = new ArrayList<>();
        for (Path folder : GoldenCases.cases()) {
            cases.add(GoldenCases.documents(folder));
        }

        for (Step step : Step.values()) {
            FieldTable.WIZARD.supported(step).stream().map(FieldDefinition::path)
                .filter(pointerPattern -> !pointerPattern.toString().equals(NEVER_VALID))
                .filter(pointerPattern -> cases.stream().allMatch(stepDocuments -> pointerPattern.match(stepDocuments.of(step)).isEmpty()))
                .forEach(pointerPattern -> missing.add(step.key() + pointerPattern));
        }

        assertThat(missing).isEmpty();
    }

    @Test
    void knowsEveryPointerOfSpecification() {
        JsonNode steps = TestDocuments.resource("spec/steps.json");
        List<String> unknown = new ArrayList<>();
        for (Map.Entry<String, JsonNode> step : steps.properties()) {
            ShapeValidator.check(Step.of(step.getKey()).orElseThrow(), step.getValue()).stream()
                .forEach(shapeError -> unknown.add(step.getKey() + shapeError.pointer()));
        }

        assertThat(unknown).isEmpty();
    }
}

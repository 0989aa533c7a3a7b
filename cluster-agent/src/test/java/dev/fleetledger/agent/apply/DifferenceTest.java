package dev.fleetledger.agent.apply;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.fleetledger.agent.cluster.ApiFailure;
import dev.fleetledger.agent.cluster.Live;
import dev.fleetledger.contract.ContractJson;
import dev.fleetledger.contract.report.DeploymentFacts.Drift;

class DifferenceTest {

    private static final Live LIVE = live("{\"image\":\"a\",\"list\":[1,2]}", "7");

    @Test
    void ignoresFieldsWrittenByServer() {
        assertThat(Difference.between(LIVE, live("{\"image\":\"a\",\"list\":[1,2]}", "8"))).isNull();
    }

    @Test
    void namesChangedFieldsAndLatestOtherManager() {
        Drift drift = Difference.between(LIVE, live("{\"image\":\"b\",\"list\":[1,3],\"more\":true}", "7"));

        assertThat(drift).isEqualTo(new Drift("kubectl-edit", Instant.parse("2026-02-02T00:00:00Z"),
                List.of(".spec.image", ".spec.list[1]", ".spec.more"), false));
    }

    @Test
    void ignoresOwnershipMarksAndDisplayNameInComparison() {
        Live ours = marked("\"fleetledger.dev/workload\":\"w\"", "\"fleetledger.dev/display-name\":\"Metrics\"");

        assertThat(Difference.isTheSame(marked("", ""), ours)).isTrue();
        assertThat(Difference.isTheSame(marked("", ""), marked("\"app\":\"x\"", ""))).isFalse();
    }

    @Test
    void namesConflictingFieldManager() {
        ApiFailure conflict = new ApiFailure(409, "Conflict", "Apply failed with 1 conflict", List.of(new ApiFailure.Cause(
                "FieldManagerConflict", ".spec.image", "conflict with \"kubectl-set\" using apps/v1")));

        assertThat(Difference.inConflict(LIVE, conflict)).isEqualTo(new Drift("kubectl-set", Instant.parse("2026-01-01T00:00:00Z"),
                List.of(".spec.image"), false));
    }

    private static Live live(String spec, String version) {
        return new Live(ContractJson.MAPPER.readTree("""
                {"metadata":{"name":"a","resourceVersion":"%s","managedFields":[
                  {"manager":"fleetledger-agent","operation":"Apply","time":"2026-03-03T00:00:00Z"},
                  {"manager":"kubectl-set","operation":"Update","time":"2026-01-01T00:00:00Z"},
                  {"manager":"kubectl-edit","operation":"Update","time":"2026-02-02T00:00:00Z"},
                  {"manager":"kube-controller-manager","operation":"Update","subresource":"status","time":"2026-04-04T00:00:00Z"}]},
                 "spec":%s,"status":{"numberReady":%s}}""".formatted(version, spec, version)));
    }

    private static Live marked(String labels, String annotations) {
        return new Live(ContractJson.MAPPER.readTree("""
                {"apiVersion":"apps/v1","kind":"DaemonSet","metadata":{"name":"n","namespace":"ns","labels":{%s},"annotations":{%s}},"spec":{}}"""
                .formatted(labels, annotations)));
    }
}

package dev.fleetledger.agent.apply;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.fleetledger.agent.apiserver.ApiServerException;
import dev.fleetledger.agent.apiserver.LiveObject;
import dev.fleetledger.contract.ContractJson;
import dev.fleetledger.contract.report.DeploymentFacts.Drift;

class DriftDetectorTest {

    private static final LiveObject LIVE = liveObject("{\"image\":\"a\",\"list\":[1,2]}", "7");

    @Test
    void ignoresFieldsWrittenByServer() {
        assertThat(DriftDetector.between(LIVE, liveObject("{\"image\":\"a\",\"list\":[1,2]}", "8"))).isNull();
    }

    @Test
    void namesChangedFieldsAndLatestOtherManager() {
        Drift drift = DriftDetector.between(LIVE, liveObject("{\"image\":\"b\",\"list\":[1,3],\"more\":true}", "7"));

        assertThat(drift).isEqualTo(new Drift("kubectl-edit", Instant.parse("2026-02-02T00:00:00Z"),
                List.of(".spec.image", ".spec.list[1]", ".spec.more"), false));
    }

    @Test
    void ignoresOwnershipMarksAndDisplayNameInComparison() {
        LiveObject ours = marked("\"fleetledger.dev/workload\":\"w\"", "\"fleetledger.dev/display-name\":\"Metrics\"");

        assertThat(DriftDetector.isEquivalent(marked("", ""), ours)).isTrue();
        assertThat(DriftDetector.isEquivalent(marked("", ""), marked("\"app\":\"x\"", ""))).isFalse();
    }

    @Test
    void namesConflictingFieldManager() {
        ApiServerException conflict = new ApiServerException(409, "Conflict", "Apply failed with 1 conflict",
                List.of(new ApiServerException.Cause(
                        "FieldManagerConflict", ".spec.image", "conflict with \"kubectl-set\" using apps/v1")));

        assertThat(DriftDetector.fromConflict(LIVE, conflict)).isEqualTo(new Drift("kubectl-set", Instant.parse("2026-01-01T00:00:00Z"),
                List.of(".spec.image"), false));
    }

    private static LiveObject liveObject(String spec, String version) {
        return new LiveObject(ContractJson.MAPPER.readTree("""
                {"metadata":{"name":"a","resourceVersion":"%s","managedFields":[
                  {"manager":"fleetledger-agent","operation":"Apply","time":"2026-03-03T00:00:00Z"},
                  {"manager":"kubectl-set","operation":"Update","time":"2026-01-01T00:00:00Z"},
                  {"manager":"kubectl-edit","operation":"Update","time":"2026-02-02T00:00:00Z"},
                  {"manager":"kube-controller-manager","operation":"Update","subresource":"status","time":"2026-04-04T00:00:00Z"}]},
                 "spec":%s,"status":{"numberReady":%s}}""".formatted(version, spec, version)));
    }

    private static LiveObject marked(String labels, String annotations) {
        return new LiveObject(ContractJson.MAPPER.readTree("""
                {"apiVersion":"apps/v1","kind":"DaemonSet","metadata":{"name":"n","namespace":"ns","labels":{%s},"annotations":{%s}},"spec":{}}"""
                .formatted(labels, annotations)));
    }
}

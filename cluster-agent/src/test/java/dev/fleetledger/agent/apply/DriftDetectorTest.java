package dev.fleetledger.agent.apply;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;

import dev.fleetledger.agent.apiserver.LiveObject;
import dev.fleetledger.agent.drift.DriftFindings;
import dev.fleetledger.contract.ContractJson;
import dev.fleetledger.contract.deployment.DriftedField;
import dev.fleetledger.contract.report.DeploymentFacts.Drift;

class DriftDetectorTest {

    private static final LiveObject LIVE = liveObject("{\"image\":\"a\",\"list\":[1,2]}", "7");

    @Test
    void ignoresFieldsWrittenByServer() {
        assertThat(DriftDetector.between(LIVE, liveObject("{\"image\":\"a\",\"list\":[1,2]}", "8"), Set.of())).isEmpty();
    }

    @Test
    void namesChangedFieldsAndLatestOtherManager() {
        Drift drift = DriftDetector.describe(LIVE, findings(DriftDetector.between(LIVE,
                liveObject("{\"image\":\"b\",\"list\":[1,3],\"more\":true}", "7"), Set.of())));

        assertThat(drift).isEqualTo(new Drift("kubectl-edit", Instant.parse("2026-02-02T00:00:00Z"),
                List.of("/spec/image", "/spec/list/1", "/spec/more"), false, List.of(new DriftedField("DaemonSet", "/spec/image", "changed"),
                        new DriftedField("DaemonSet", "/spec/list/1", "changed"), new DriftedField("DaemonSet", "/spec/more", "removed")), null));
    }

    @Test
    void namesNobodyWhenFieldsWereOnlyRemoved() {
        Drift drift = DriftDetector.describe(LIVE, findings(Map.of("/metadata/labels/fleetledger.dev~1workload", DriftedField.REMOVED)));

        assertThat(drift.manager()).isNull();
        assertThat(drift.deleted()).isFalse();
    }

    @Test
    void leavesOutIgnoredFields() {
        assertThat(DriftDetector.between(LIVE, liveObject("{\"image\":\"b\",\"list\":[1,3]}", "7"), Set.of("/spec/list")))
                .containsOnlyKeys("/spec/image");
    }

    @Test
    void ignoresOwnershipMarksAndDisplayNameInComparison() {
        LiveObject ours = marked("\"fleetledger.dev/workload\":\"w\"", "\"fleetledger.dev/display-name\":\"Metrics\"");

        assertThat(DriftDetector.isEquivalent(marked("", ""), ours)).isTrue();
        assertThat(DriftDetector.isEquivalent(marked("", ""), marked("\"app\":\"x\"", ""))).isFalse();
    }

    private static DriftFindings findings(Map<String, String> own) {
        return new DriftFindings(own, List.of(), true, false, false);
    }

    private static LiveObject liveObject(String spec, String version) {
        return new LiveObject(ContractJson.MAPPER.readTree("""
                {"kind":"DaemonSet","metadata":{"name":"a","resourceVersion":"%s","managedFields":[
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

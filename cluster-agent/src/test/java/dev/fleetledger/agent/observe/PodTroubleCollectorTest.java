package dev.fleetledger.agent.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.contract.ContractJson;
import dev.fleetledger.contract.report.DeploymentFacts.Trouble;

/** Tests troubles that counts don't show: pods that run but never become ready, and nodes that no longer report. */
class PodTroubleCollectorTest {

    private static final String READY = "{\"type\":\"Ready\",\"status\":\"True\"}";
    private static final String UNREADY = "{\"type\":\"Ready\",\"status\":\"False\"}";
    private static final JsonNode EMPTY_LIST = json("{\"items\":[]}");

    private final PodTroubleCollector troubles = new PodTroubleCollector("ours", "node-away"::equals);

    @Test
    void reportsNeverReadyPodsWithProbeMessage() {
        add(pod("p1", "node-1", UNREADY), pod("p2", "node-2", UNREADY), pod("p3", "node-3", READY));

        assertThat(troubles.unready()).isPresent();
        assertThat(troubles.toTroubles(EMPTY_LIST, probe(3), 2)).containsExactly(
                new Trouble("Unhealthy", "Readiness probe failed: connection refused", 2, "node-2"));
    }

    @Test
    void ignoresSingleProbeFailureDuringStart() {
        add(pod("p1", "node-1", UNREADY));

        assertThat(troubles.toTroubles(EMPTY_LIST, probe(1), 1)).isEmpty();
    }

    @Test
    void groupsPodsOnNotReadyNodesIntoOneTrouble() {
        add(pod("p1", "node-away", UNREADY).replace("\"running\":{}", "\"waiting\":{\"reason\":\"ImagePullBackOff\"}"),
                pod("p2", "node-away", UNREADY));

        assertThat(troubles.unready()).as("no probe of a pod on a node that is not ready").isEmpty();
        assertThat(troubles.toTroubles(EMPTY_LIST, EMPTY_LIST, 3)).containsExactly(
                new Trouble("NodesNotReady", "2 of 3 unavailable pods are on nodes that are not ready", 2, "node-away"));
    }

    @Test
    void listsPodTroublesBeforeNodeTroubles() {
        add(pod("p1", "node-away", UNREADY), pod("p2", "node-away", UNREADY),
                pod("p3", "node-1", UNREADY).replace("\"running\":{}", "\"waiting\":{\"reason\":\"CrashLoopBackOff\"}"));

        assertThat(troubles.toTroubles(EMPTY_LIST, EMPTY_LIST, 3)).extracting(Trouble::code)
                .containsExactly("CrashLoopBackOff", "NodesNotReady");
    }

    @Test
    void reportsLastCrashWhileContainerRestarts() {
        String lastState = "\"lastState\":{\"terminated\":{\"reason\":\"OOMKilled\",\"exitCode\":137}},";
        add(pod("p1", "node-1", UNREADY).replace("\"state\"", lastState + "\"state\""));
        assertThat(troubles.toTroubles(EMPTY_LIST, EMPTY_LIST, 1))
                .containsExactly(new Trouble("OOMKilled", "Ended with OOMKilled, exit code 137", 1, "node-1"));

        PodTroubleCollector waiting = new PodTroubleCollector("ours", node -> false);
        waiting.add(json("{\"items\":[" + pod("p1", "node-1", UNREADY).replace("\"state\"", lastState + "\"state\"")
                .replace("\"running\":{}",
                        "\"waiting\":{\"reason\":\"CrashLoopBackOff\",\"message\":\"back-off 40s\"}") + "]}"));
        assertThat(waiting.toTroubles(EMPTY_LIST, EMPTY_LIST, 1)).containsExactly(
                new Trouble("CrashLoopBackOff", "Ended with OOMKilled, exit code 137; back-off 40s", 1, "node-1"));
    }

    @Test
    void ignoresPodBeingDeleted() {
        add(pod("p1", "node-1", UNREADY).replace("\"uid\"", "\"deletionTimestamp\":\"2026-01-01T00:00:00Z\",\"uid\""));

        assertThat(troubles.unready()).isEmpty();
        assertThat(troubles.toTroubles(EMPTY_LIST, EMPTY_LIST, 1)).isEmpty();
    }

    @Test
    void dropsCreationFailureAfterLaterPodCreation() {
        add(pod("p1", "node-1", READY).replace("\"uid\"", "\"creationTimestamp\":\"2026-01-01T00:00:00Z\",\"uid\""));
        assertThat(troubles.toTroubles(refusal("exceeded quota"), EMPTY_LIST, 1))
                .containsExactly(new Trouble("FailedCreate", "exceeded quota", 0, null));

        add(pod("p2", "node-2", READY).replace("\"uid\"", "\"creationTimestamp\":\"2026-01-01T00:00:01Z\",\"uid\""));

        assertThat(troubles.toTroubles(refusal("exceeded quota"), EMPTY_LIST, 1)).isEmpty();
    }

    @Test
    void distinguishesMissingServiceAccountFromRefusal() {
        assertThat(troubles.toTroubles(refusal("error looking up service account a/default: serviceaccount \\\"default\\\" not found"),
                EMPTY_LIST, 1))
                .extracting(Trouble::code).containsExactly("AccountNotYetThere");
    }

    @Test
    void countsPodsByRevisionAcrossPages() {
        add(pod("p1", "node-1", READY));
        add(pod("p2", "node-2", UNREADY), pod("p3", "node-3", READY).replace("hash-1", "hash-2"));

        assertThat(List.of(troubles.countWithHash("hash-1"), troubles.countWithHash("hash-2"), troubles.countWithHash("hash-3")))
                .containsExactly(2, 1, 0);
    }

    private void add(String... pods) {
        troubles.add(json("{\"items\":[" + String.join(",", pods) + "]}"));
    }

    private static String pod(String uid, String node, String condition) {
        return """
                {"metadata":{"uid":"%s","labels":{"controller-revision-hash":"hash-1"},"ownerReferences":[{"uid":"ours"}]},
                 "spec":{"nodeName":"%s"},"status":{"conditions":[%s],"containerStatuses":[{"state":{"running":{}}}]}}"""
                .formatted(uid, node, condition);
    }

    private static JsonNode probe(int count) {
        return json("""
                {"items":[{"reason":"Unhealthy","count":%d,"lastTimestamp":"2026-01-01T00:00:00Z",
                 "message":"Readiness probe failed: connection refused"}]}""".formatted(count));
    }

    private static JsonNode refusal(String message) {
        return json("""
                {"items":[{"reason":"FailedCreate","count":1,"lastTimestamp":"2026-01-01T00:00:00Z","message":"%s"}]}""".formatted(message));
    }

    private static JsonNode json(String text) {
        return ContractJson.MAPPER.readTree(text);
    }
}

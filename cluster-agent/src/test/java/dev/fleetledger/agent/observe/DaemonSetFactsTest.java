package dev.fleetledger.agent.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.agent.apiserver.LiveObject;
import dev.fleetledger.contract.ContractJson;
import dev.fleetledger.contract.report.DeploymentFacts.ObjectFacts;
import dev.fleetledger.contract.report.DeploymentFacts.Trouble;

class DaemonSetFactsTest {

    @Test
    void countsMissingStatusFieldsAsZero() {
        LiveObject liveObject = new LiveObject(json("""
                {"metadata":{"uid":"u","generation":3},"spec":{"updateStrategy":{"type":"OnDelete"}},
                 "status":{"desiredNumberScheduled":2,"currentNumberScheduled":1}}"""));

        assertThat(DaemonSetCounts.of(liveObject)).isEqualTo(new ObjectFacts("u", 0, 3, null, 2, 1, 0, 0, 0, 0, true, false));
    }

    @Test
    void groupsPodTroublesByReasonMostFrequentFirst() {
        String pulling = pod("n1", "ours", "{\"waiting\":{\"reason\":\"ImagePullBackOff\",\"message\":\"Back-off pulling image\"}}");
        String pods = items(pod("n3", "ours", "{\"terminated\":{\"reason\":\"OOMKilled\",\"exitCode\":137}}"), pulling,
                pulling.replace("n1", "n2"), pod("n4", "ours", "{\"waiting\":{\"reason\":\"ContainerCreating\"}}"),
                pod("n5", "ours", "{\"running\":{}}"), pod("n6", "another's", "{\"waiting\":{\"reason\":\"CrashLoopBackOff\"}}"));

        assertThat(troubles(json(pods), json(items()))).containsExactly(
                new Trouble("ImagePullBackOff", "Back-off pulling image", 2, "n1"),
                new Trouble("OOMKilled", "Ended with OOMKilled, exit code 137", 1, "n3"));
    }

    @Test
    void reportsUnschedulablePodAsTrouble() {
        String pods = items("""
                {"metadata":{"ownerReferences":[{"uid":"ours"}]},"status":{"conditions":[
                 {"type":"PodScheduled","status":"False","reason":"Unschedulable","message":"didn't have free ports"}]}}""");

        assertThat(troubles(json(pods), json(items())))
                .containsExactly(new Trouble("Unschedulable", "didn't have free ports", 1, null));
    }

    @Test
    void reportsNewestPodCreationFailure() {
        String events = items("{\"reason\":\"FailedCreate\",\"lastTimestamp\":\"2026-01-01T00:00:00Z\",\"message\":\"old\"}",
                "{\"reason\":\"FailedCreate\",\"lastTimestamp\":\"2026-01-02T00:00:00Z\",\"message\":\"exceeded quota\"}");

        assertThat(troubles(json(items()), json(events)))
                .isEqualTo(List.of(new Trouble("FailedCreate", "exceeded quota", 0, null)));
    }

    @Test
    void limitsNumberAndLengthOfTroubles() {
        String[] pods = new String[9];
        for (int i = 0; i < pods.length; i++) {
            pods[i] = pod("n", "ours", "{\"waiting\":{\"reason\":\"Err%d\",\"message\":\"%s\"}}".formatted(i, "long ".repeat(200)));
        }

        List<Trouble> troubles = troubles(json(items(pods)), json(items()));

        assertThat(troubles).hasSize(5).allMatch(trouble -> trouble.message().length() <= 256 && trouble.message().endsWith("long…"));
    }

    private static List<Trouble> troubles(JsonNode pods, JsonNode refusals) {
        PodTroubleCollector troubles = new PodTroubleCollector("ours", node -> false);
        troubles.add(pods);
        return troubles.toTroubles(refusals, json(items()), 0);
    }

    private static String pod(String node, String owner, String state) {
        return """
                {"metadata":{"ownerReferences":[{"uid":"%s"}]},"spec":{"nodeName":"%s"},
                 "status":{"containerStatuses":[{"state":%s}]}}""".formatted(owner, node, state);
    }

    private static String items(String... items) {
        return "{\"items\":[" + String.join(",", items) + "]}";
    }

    private static JsonNode json(String text) {
        return ContractJson.MAPPER.readTree(text);
    }
}

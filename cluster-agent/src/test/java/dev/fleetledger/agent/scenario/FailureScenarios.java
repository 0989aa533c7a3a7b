package dev.fleetledger.agent.scenario;

import static dev.fleetledger.contract.report.AttemptResult.APPLIED;
import static dev.fleetledger.contract.report.AttemptResult.PENDING;
import static dev.fleetledger.contract.report.AttemptResult.REFUSED;
import static dev.fleetledger.contract.report.AttemptResult.RETRYING;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import dev.fleetledger.agent.Agent;
import dev.fleetledger.contract.intent.Hub;
import dev.fleetledger.contract.intent.Intent;
import dev.fleetledger.contract.report.DeploymentFacts;
import dev.fleetledger.contract.report.Report;

abstract class FailureScenarios extends NamespaceScenarios {

    @Test
    void reportsImageFailureWithContainerReason() throws IOException {
        startAgent();
        Intent intent = TestWorkload.of(cluster, namespace).image("quay.io/prometheus/node-exporter:bad").apply(1);

        hub.sendIntent(intent);

        DeploymentFacts facts = hub.awaitFacts(intent, "troubles",
                f -> f.troubles().stream().anyMatch(trouble -> trouble.code().equals("ImagePullBackOff")));
        assertThat(facts.troubles().getFirst().pods()).isPositive();
        assertThat(facts.troubles().getFirst().node()).isNotNull();
        assertThat(facts.object().available()).isLessThan(facts.object().desired());
    }

    @Test
    void reportsRefusedPodsWithClusterMessage() throws IOException {
        user.createPodQuota(namespace, 0);
        startAgent();
        Intent intent = TestWorkload.of(cluster, namespace).apply(1);

        hub.sendIntent(intent);

        DeploymentFacts facts = hub.awaitFacts(intent, "troubles", f -> !f.troubles().isEmpty());
        assertThat(facts.troubles().getFirst().code()).isEqualTo("FailedCreate");
        assertThat(facts.troubles().getFirst().message()).contains("exceeded quota");
    }

    @Test
    void retriesUntilApiServerIsReachable() throws IOException {
        startAgent();
        // An agent that has accepted an intent has loaded its memory, for which it needs the API server.
        applyUntilReady(TestWorkload.of(cluster, namespace).name("before"), 1);
        proxy.cut();
        hub.awaitClusterFacts(cluster, "the API server is reported unavailable", facts -> !facts.apiServer().equals("reachable"));
        TestWorkload testWorkload = TestWorkload.of(cluster, namespace);
        Intent intent = testWorkload.apply(1);
        hub.sendIntent(intent);
        Wait.until("it is accepted", () -> !hub.facts(intent).isEmpty());
        assertThat(hasDaemonSet(testWorkload)).isFalse();

        proxy.heal();

        hub.awaitFacts(intent, "all pods ready", ApplyScenarios::isReady);
        hub.awaitClusterFacts(cluster, "the API server is reported reachable", facts -> facts.apiServer().equals("reachable"));
    }

    @Test
    void detectsHangingApiServerAndRecovers() throws IOException {
        startAgent();
        TestWorkload testWorkload = TestWorkload.of(cluster, namespace);
        Intent first = applyUntilReady(testWorkload, 1);
        int reportedBefore = hub.facts(first).size();
        proxy.hang();
        hub.awaitClusterFacts(cluster, "the API server is reported unavailable", facts -> !facts.apiServer().equals("reachable"));
        // An observation that was under way before the hang is in the first of these reports at the latest.
        awaitFurtherReports(first, 2);
        Instant lastObservedAt = hub.facts(first).getLast().observedAt();
        awaitFurtherReports(first, 3);
        assertThat(hub.facts(first).getLast().observedAt()).as("time of the last observation").isEqualTo(lastObservedAt);
        assertThat(hub.facts(first).stream().skip(reportedBefore)).as("results reported during the hang").allMatch(facts -> facts.attempt()
                .result() == APPLIED || facts.attempt().result() == PENDING);
        Intent second = testWorkload.image("quay.io/prometheus/node-exporter:v2").apply(2);
        hub.sendIntent(second);
        hub.awaitFacts(second, "it is retried", f -> f.attempt().result() == RETRYING);

        proxy.heal();

        hub.awaitFacts(second, "all pods ready", ApplyScenarios::isReady);
    }

    @Test
    void startsWorkOnceApiServerIsReachable() throws IOException {
        proxy.cut();
        Intent intent = TestWorkload.of(cluster, namespace).apply(1);
        hub.sendIntent(intent);
        startAgent();
        hub.awaitClusterFacts(cluster, "the API server is reported unavailable", facts -> !facts.apiServer().equals("reachable"));

        proxy.heal();

        hub.awaitFacts(intent, "all pods ready", ApplyScenarios::isReady);
    }

    @Test
    void processesOtherRecordsAfterUnreadableRecord() throws IOException {
        startAgent();
        UUID workload = UUID.randomUUID();
        hub.sendRecord(cluster, "workload/" + workload, "{\"intent\": 7".getBytes(UTF_8));
        hub.sendRecord(cluster, "workload/" + workload, "{\"intent\": \"%s\", \"generation\": 4, \"action\": \"dance\"}"
                .formatted(workload).getBytes(UTF_8));

        applyUntilReady(TestWorkload.of(cluster, namespace), 1);

        assertThat(hub.reportsOf(cluster)).flatExtracting(Report::deployments)
                .anyMatch(facts -> "IntentNotUnderstood".equals(facts.attempt().code()) && facts.attempt().generation() == 4);
    }

    @Test
    void continuesWithUnreadableMemory() throws IOException {
        user.corruptAgentMemory();
        startAgent();

        applyUntilReady(TestWorkload.of(cluster, namespace), 1);
    }

    @Test
    void rewritesDeletedMemory() throws IOException {
        startAgent();
        TestWorkload testWorkload = TestWorkload.of(cluster, namespace);
        applyUntilReady(testWorkload, 1);
        Wait.until("it is written", () -> user.hasAgentMemory(testWorkload.id(), 1));

        user.deleteAgentMemory();

        Wait.until("it is written again", () -> user.hasAgentMemory(testWorkload.id(), 1));
    }

    @Test
    void refusesHubOfOtherInstallation() throws IOException {
        startAgent();
        TestWorkload testWorkload = TestWorkload.of(cluster, namespace);
        applyUntilReady(testWorkload, 1);
        Intent foreign = testWorkload.hub(new Hub(UUID.randomUUID(), 9, 1)).image("quay.io/other:v1").apply(2);

        hub.sendIntent(foreign);

        DeploymentFacts facts = hub.awaitFacts(foreign, "a refusal", f -> f.attempt().result() == REFUSED);
        assertThat(facts.attempt().code()).isEqualTo("OtherHub");
        assertThat(image(getDaemonSet(testWorkload))).isEqualTo(testWorkload.image());
    }

    @Test
    void acceptsHubThatClusterIsReassignedTo() throws IOException {
        Agent first = startAgent();
        applyUntilReady(TestWorkload.of(cluster, namespace), 1);
        stop(first);
        Hub next = new Hub(UUID.randomUUID(), 1, 1);
        startAgent(next.installation());
        TestWorkload testWorkload = TestWorkload.of(cluster, namespace).name("next").hub(next);

        applyUntilReady(testWorkload, 1);

        assertThat(hasDaemonSet(testWorkload)).isTrue();
        agents().forEach(this::stop);
        startAgent(TestWorkload.HUB.installation());
        applyUntilReady(TestWorkload.of(cluster, namespace).name("back"), 1);
    }

    @Test
    void reportsOnlyFromLeaseHolder() throws IOException {
        Agent first = startAgent();
        hub.awaitClusterFacts(cluster, "a heartbeat", facts -> true);
        long epoch = hub.reportsOf(cluster).getLast().agentEpoch();
        startAgent();
        TestWorkload testWorkload = TestWorkload.of(cluster, namespace);
        applyUntilReady(testWorkload, 1);
        assertThat(hub.reportsOf(cluster)).allMatch(report -> report.agentEpoch() == epoch);

        stop(first);

        Wait.until("the second agent reports", () -> hub.reportsOf(cluster).getLast().agentEpoch() > epoch);
    }

    @Test
    void takesOverWithClockOneHourBehind() throws IOException {
        Agent first = startAgent();
        TestWorkload testWorkload = TestWorkload.of(cluster, namespace);
        applyUntilReady(testWorkload, 1);
        long epoch = hub.reportsOf(cluster).getLast().agentEpoch();
        startAgent(null, Clock.offset(Clock.systemUTC(), Duration.ofHours(-1)));

        stop(first);

        Intent second = applyUntilReady(testWorkload.image("quay.io/prometheus/node-exporter:v2"), 2);
        assertThat(hub.reportsOf(cluster).getLast().agentEpoch()).isGreaterThan(epoch);
        assertThat(hub.facts(second).getLast().observedAt()).as("time of the second agent's own clock")
                .isBefore(Instant.now().minusSeconds(3000));
    }
}

package dev.fleetledger.agent.promise;

import static dev.fleetledger.contract.report.AttemptResult.APPLIED;
import static dev.fleetledger.contract.report.AttemptResult.PENDING;
import static dev.fleetledger.contract.report.AttemptResult.REFUSED;
import static dev.fleetledger.contract.report.AttemptResult.RETRYING;
import static dev.fleetledger.contract.report.AttemptResult.WAITING;
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

abstract class TroublePromises extends DriftPromises {

    @Test
    void reportsImageFailureWithContainerReason() throws IOException {
        startAgent();
        Intent intent = Wish.of(cluster, namespace).image("quay.io/prometheus/node-exporter:bad").apply(1);

        hub.wants(intent);

        DeploymentFacts facts = hub.awaits(intent, "troubles",
                f -> f.troubles().stream().anyMatch(trouble -> trouble.code().equals("ImagePullBackOff")));
        assertThat(facts.troubles().getFirst().pods()).isPositive();
        assertThat(facts.troubles().getFirst().node()).isNotNull();
        assertThat(facts.object().available()).isLessThan(facts.object().desired());
    }

    @Test
    void reportsRefusedPodsWithClusterMessage() throws IOException {
        person.allowsPods(namespace, 0);
        startAgent();
        Intent intent = Wish.of(cluster, namespace).apply(1);

        hub.wants(intent);

        DeploymentFacts facts = hub.awaits(intent, "troubles", f -> !f.troubles().isEmpty());
        assertThat(facts.troubles().getFirst().code()).isEqualTo("FailedCreate");
        assertThat(facts.troubles().getFirst().message()).contains("exceeded quota");
    }

    @Test
    void reportsDeletedNamespaceAndReappliesOnceItIsBack() throws IOException {
        startAgent();
        Wish wish = Wish.of(cluster, namespace);
        Intent intent = settled(wish, 1);

        person.deletesNamespace(namespace);

        hub.awaits(intent, "it waits", f -> f.attempt().result() == WAITING && "NamespaceMissing".equals(f.attempt().code()));
        Waiting.until("the namespace is gone", () -> !person.seesNamespace(namespace));
        Waiting.sleep(Duration.ofSeconds(12));
        DeploymentFacts waiting = hub.facts(intent).getLast();
        assertThat(waiting.attempt().code()).as("after many attempts").isEqualTo("NamespaceMissing");
        person.makesNamespace(namespace);
        Waiting.until("it is applied again", () -> isThere(wish) && isReady(hub.facts(intent).getLast()));
    }

    @Test
    void recreatesDeletedNamespaceOfIntent() throws IOException {
        startAgent();
        Wish wish = Wish.of(cluster, "asked-" + cluster);
        Intent intent = settled(wish.applyWithNamespace(1));
        String before = seen(wish).getMetadata().getUid();

        person.deletesNamespace(wish.namespace());

        Waiting.until("it is recreated", () -> stands(wish, it -> !it.getMetadata().getUid().equals(before)));
        hub.awaits(intent, "drift", facts -> facts.drift() != null && facts.drift().deleted());
        Waiting.until("it is ready without drift", () -> isReady(hub.facts(intent).getLast()) && hub.facts(intent).getLast().drift() == null);
    }

    @Test
    void waitsForTerminatingNamespaceAndRecreatesIt() throws IOException {
        startAgent();
        Wish wish = Wish.of(cluster, "held-" + cluster);
        Intent intent = settled(wish.applyWithNamespace(1));
        person.holds(wish.namespace(), "[\"example.org/held\"]");

        person.deletesNamespace(wish.namespace());

        hub.awaits(intent, "it waits", facts -> facts.attempt().result() == WAITING && "NamespaceTerminating".equals(facts.attempt().code()));

        person.holds(wish.namespace(), "null");
        Waiting.until("it is applied again", () -> isThere(wish) && isReady(hub.facts(intent).getLast()));
    }

    @Test
    void retriesUntilApiServerIsReachable() throws IOException {
        startAgent();
        // An agent that has accepted an intent has loaded its memory, for which it needs the API server.
        settled(Wish.of(cluster, namespace).name("before"), 1);
        wire.cut();
        hub.awaitsCluster(cluster, "the API server is reported unavailable", facts -> !facts.apiServer().equals("reachable"));
        Wish wish = Wish.of(cluster, namespace);
        Intent intent = wish.apply(1);
        hub.wants(intent);
        Waiting.until("it is accepted", () -> !hub.facts(intent).isEmpty());
        assertThat(isThere(wish)).isFalse();

        wire.heal();

        hub.awaits(intent, "all pods ready", ApplyPromises::isReady);
        hub.awaitsCluster(cluster, "the API server is reported reachable", facts -> facts.apiServer().equals("reachable"));
    }

    @Test
    void detectsHangingApiServerAndRecovers() throws IOException {
        startAgent();
        Wish wish = Wish.of(cluster, namespace);
        Intent first = settled(wish, 1);
        wire.silence();
        hub.awaitsCluster(cluster, "the API server is reported unavailable", facts -> !facts.apiServer().equals("reachable"));
        Waiting.sleep(Duration.ofSeconds(3));
        Instant seen = hub.facts(first).getLast().observedAt();
        Waiting.sleep(Duration.ofSeconds(5));
        assertThat(hub.facts(first).getLast().observedAt()).as("time of the last observation").isEqualTo(seen);
        assertThat(hub.facts(first)).as("results reported during the hang").allMatch(facts -> facts.attempt().result() == APPLIED
                || facts.attempt().result() == PENDING);
        Intent second = wish.image("quay.io/prometheus/node-exporter:v2").apply(2);
        hub.wants(second);
        hub.awaits(second, "it is retried", f -> f.attempt().result() == RETRYING);

        wire.heal();

        hub.awaits(second, "all pods ready", ApplyPromises::isReady);
    }

    @Test
    void startsWorkOnceApiServerIsReachable() throws IOException {
        wire.cut();
        Intent intent = Wish.of(cluster, namespace).apply(1);
        hub.wants(intent);
        startAgent();
        hub.awaitsCluster(cluster, "the API server is reported unavailable", facts -> !facts.apiServer().equals("reachable"));

        wire.heal();

        hub.awaits(intent, "all pods ready", ApplyPromises::isReady);
    }

    @Test
    void processesOtherRecordsAfterUnreadableRecord() throws IOException {
        startAgent();
        UUID workload = UUID.randomUUID();
        hub.says(cluster, "workload/" + workload, "{\"intent\": 7".getBytes(UTF_8));
        hub.says(cluster, "workload/" + workload, "{\"intent\": \"%s\", \"generation\": 4, \"action\": \"dance\"}"
                .formatted(workload).getBytes(UTF_8));

        settled(Wish.of(cluster, namespace), 1);

        assertThat(hub.heard(cluster)).flatExtracting(Report::deployments)
                .anyMatch(facts -> "IntentNotUnderstood".equals(facts.attempt().code()) && facts.attempt().generation() == 4);
    }

    @Test
    void continuesWithUnreadableMemory() throws IOException {
        person.scribblesIntoTheAgentsMemory();
        startAgent();

        settled(Wish.of(cluster, namespace), 1);
    }

    @Test
    void rewritesDeletedMemory() throws IOException {
        startAgent();
        settled(Wish.of(cluster, namespace), 1);
        Waiting.until("it is written", person::seesTheAgentsMemory);
        Waiting.sleep(Duration.ofSeconds(2));

        person.forgetsTheAgentsMemory();

        Waiting.until("it is written again", person::seesTheAgentsMemory);
    }

    @Test
    void refusesHubOfOtherInstallation() throws IOException {
        startAgent();
        Wish wish = Wish.of(cluster, namespace);
        settled(wish, 1);
        Intent others = wish.hub(new Hub(UUID.randomUUID(), 9, 1)).image("quay.io/other:v1").apply(2);

        hub.wants(others);

        DeploymentFacts facts = hub.awaits(others, "a refusal", f -> f.attempt().result() == REFUSED);
        assertThat(facts.attempt().code()).isEqualTo("OtherHub");
        assertThat(image(seen(wish))).isEqualTo(wish.image());
    }

    @Test
    void acceptsHubThatClusterIsReassignedTo() throws IOException {
        Agent first = startAgent();
        settled(Wish.of(cluster, namespace), 1);
        stop(first);
        Hub next = new Hub(UUID.randomUUID(), 1, 1);
        startAgent(next.installation());
        Wish wish = Wish.of(cluster, namespace).name("next").hub(next);

        settled(wish, 1);

        assertThat(isThere(wish)).isTrue();
        agents().forEach(this::stop);
        startAgent(Wish.HUB.installation());
        settled(Wish.of(cluster, namespace).name("back"), 1);
    }

    @Test
    void reportsOnlyFromLeaseHolder() throws IOException {
        Agent first = startAgent();
        hub.awaitsCluster(cluster, "a heartbeat", facts -> true);
        long epoch = hub.heard(cluster).getLast().agentEpoch();
        startAgent();
        Wish wish = Wish.of(cluster, namespace);
        settled(wish, 1);
        assertThat(hub.heard(cluster)).allMatch(report -> report.agentEpoch() == epoch);

        stop(first);

        Waiting.until("the second agent reports", () -> hub.heard(cluster).getLast().agentEpoch() > epoch);
    }

    @Test
    void takesOverWithClockOneHourBehind() throws IOException {
        Agent first = startAgent();
        Wish wish = Wish.of(cluster, namespace);
        settled(wish, 1);
        long epoch = hub.heard(cluster).getLast().agentEpoch();
        startAgent(null, Clock.offset(Clock.systemUTC(), Duration.ofHours(-1)));

        stop(first);

        Intent second = settled(wish.image("quay.io/prometheus/node-exporter:v2"), 2);
        assertThat(hub.heard(cluster).getLast().agentEpoch()).isGreaterThan(epoch);
        assertThat(hub.facts(second).getLast().observedAt()).as("time of the second agent's own clock").isBefore(Instant.now().minusSeconds(3000));
    }
}

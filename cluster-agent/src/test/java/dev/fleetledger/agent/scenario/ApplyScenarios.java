package dev.fleetledger.agent.scenario;

import static dev.fleetledger.contract.report.AttemptResult.APPLIED;
import static dev.fleetledger.contract.report.AttemptResult.REFUSED;
import static dev.fleetledger.contract.report.AttemptResult.RETRYING;
import static dev.fleetledger.contract.report.AttemptResult.WAITING;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.UUID;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import org.junit.jupiter.api.Test;

import dev.fleetledger.agent.Agent;
import dev.fleetledger.contract.intent.Intent;
import dev.fleetledger.contract.report.DeploymentFacts;

abstract class ApplyScenarios extends AgentFixture {

    static boolean isReady(DeploymentFacts facts) {
        return facts.attempt().result() == APPLIED && facts.object() != null && facts.object().desired() > 0
                && facts.object().updated() >= facts.object().desired() && facts.object().available() >= facts.object().desired();
    }

    @Test
    void appliesDaemonSetWithMarksAndReportsCounts() throws IOException {
        startAgent();
        TestWorkload testWorkload = TestWorkload.of(cluster, namespace);
        Intent intent = testWorkload.apply(1);

        hub.sendIntent(intent);

        DeploymentFacts facts = hub.awaitFacts(intent, "all pods ready", ApplyScenarios::isReady);
        DaemonSet daemonSet = getDaemonSet(testWorkload);
        assertThat(daemonSet.getMetadata().getAnnotations())
                .containsEntry("fleetledger.dev/intent", intent.intent().toString())
                .containsEntry("fleetledger.dev/generation", "1")
                .containsEntry("fleetledger.dev/hub", TestWorkload.HUB.installation() + "/1");
        assertThat(daemonSet.getMetadata().getLabels()).containsEntry("fleetledger.dev/workload", testWorkload.id().toString());
        assertThat(facts.object().uid()).isEqualTo(daemonSet.getMetadata().getUid());
        assertThat(facts.object().intentGeneration()).isEqualTo(1);
        assertThat(facts.object().ready()).isEqualTo(daemonSet.getStatus().getNumberReady());
        assertThat(facts.troubles()).isEmpty();
    }

    @Test
    void changesNothingOnRepeatedIntent() throws IOException {
        startAgent();
        TestWorkload testWorkload = TestWorkload.of(cluster, namespace);
        Intent intent = applyUntilReady(testWorkload, 1);
        String before = version(getDaemonSet(testWorkload));

        hub.sendIntent(intent);
        hub.sendIntent(intent);

        applySentinel();
        assertThat(version(getDaemonSet(testWorkload))).isEqualTo(before);
    }

    @Test
    void replacesPodsOnNewGeneration() throws IOException {
        startAgent();
        TestWorkload testWorkload = TestWorkload.of(cluster, namespace);
        applyUntilReady(testWorkload, 1);

        Intent second = applyUntilReady(testWorkload.image("quay.io/prometheus/node-exporter:v2"), 2);

        assertThat(image(getDaemonSet(testWorkload))).endsWith(":v2");
        assertThat(hub.facts(second).getLast().object().intentGeneration()).isEqualTo(2);
        assertThat(hub.facts(second)).as("drift after a change of our own").allMatch(facts -> facts.drift() == null);
    }

    @Test
    void doesNotApplyOlderGenerationOverNewer() throws IOException {
        startAgent();
        TestWorkload testWorkload = TestWorkload.of(cluster, namespace);
        applyUntilReady(testWorkload.image("quay.io/prometheus/node-exporter:v2"), 2);

        hub.sendIntent(testWorkload.image("quay.io/prometheus/node-exporter:v1").apply(1));

        applySentinel();
        assertThat(image(getDaemonSet(testWorkload))).endsWith(":v2");
    }

    @Test
    void doesNotApplyOlderGenerationAfterLosingMemory() throws IOException {
        Agent first = startAgent();
        TestWorkload testWorkload = TestWorkload.of(cluster, namespace);
        applyUntilReady(testWorkload.image("quay.io/prometheus/node-exporter:v2"), 2);
        stop(first);
        user.deleteAgentMemory();
        cluster = cluster + "-restored";
        hub.createTopic(cluster);
        Intent older = testWorkload.cluster(cluster).image("quay.io/prometheus/node-exporter:v1").apply(1);
        hub.sendIntent(older);

        startAgent();

        DeploymentFacts facts = hub.awaitFacts(older, "a refusal", f -> f.attempt().result() == REFUSED);
        assertThat(facts.attempt().code()).isEqualTo("OlderGeneration");
        assertThat(image(getDaemonSet(testWorkload))).endsWith(":v2");
    }

    @Test
    void rebuildsStateFromTopicWithoutChanges() throws IOException {
        Agent first = startAgent();
        TestWorkload testWorkload = TestWorkload.of(cluster, namespace);
        Intent intent = applyUntilReady(testWorkload, 3);
        stop(first);
        user.deleteAgentMemory();
        String before = version(getDaemonSet(testWorkload));
        int reportsBefore = hub.facts(intent).size();

        startAgent();

        Wait.until("the second agent reports it", () -> hub.facts(intent).size() > reportsBefore
                && isReady(hub.facts(intent).getLast()));
        assertThat(version(getDaemonSet(testWorkload))).isEqualTo(before);
    }

    /** As after a kill between an apply and the write of what was answered. */
    @Test
    void takesNoUpdateOfItsOwnForDriftWithEarlierMemory() throws IOException {
        Agent first = startAgent();
        TestWorkload testWorkload = TestWorkload.of(cluster, namespace);
        applyUntilReady(testWorkload, 1);
        Wait.until("it is remembered", () -> user.hasAgentMemory(testWorkload.id(), 1));
        List<ConfigMap> earlier = user.agentMemory();
        Intent second = applyUntilReady(testWorkload.image("quay.io/prometheus/node-exporter:v2").apply(2));
        stop(first);
        user.restoreAgentMemory(earlier);
        int reportsBefore = hub.facts(second).size();

        startAgent();

        Wait.until("the second agent reports it", () -> hub.facts(second).size() > reportsBefore && isReady(hub.facts(second).getLast()));
        assertThat(hub.facts(second)).allMatch(facts -> facts.drift() == null);
        Wait.until("it is remembered", () -> user.hasAgentMemory(testWorkload.id(), 2));
    }

    @Test
    void waitsForMissingNamespaceThenApplies() throws IOException {
        startAgent();
        TestWorkload testWorkload = TestWorkload.of(cluster, "later-" + cluster);
        Intent intent = testWorkload.apply(1);
        hub.sendIntent(intent);
        DeploymentFacts waiting = hub.awaitFacts(intent, "it waits", f -> f.attempt().result() == WAITING);
        assertThat(waiting.attempt().code()).isEqualTo("NamespaceMissing");
        assertThat(user.hasNamespace(testWorkload.namespace())).isFalse();

        user.createNamespace(testWorkload.namespace());

        hub.awaitFacts(intent, "all pods ready", ApplyScenarios::isReady);
    }

    @Test
    void waitsForMissingTopic() throws IOException {
        cluster = cluster + "-later";
        startAgent();
        hub.awaitClusterFacts(cluster, "a heartbeat", facts -> true);
        hub.createTopic(cluster);
        Intent intent = TestWorkload.of(cluster, namespace).apply(1);

        hub.sendIntent(intent);

        hub.awaitFacts(intent, "all pods ready", ApplyScenarios::isReady);
    }

    @Test
    void createsNamespaceOnlyIfIntentContainsIt() throws IOException {
        startAgent();
        TestWorkload testWorkload = TestWorkload.of(cluster, "made-" + cluster);
        Intent intent = testWorkload.applyWithNamespace(1);

        hub.sendIntent(intent);

        hub.awaitFacts(intent, "it is applied", f -> f.attempt().result() == APPLIED);
        assertThat(user.hasNamespace(testWorkload.namespace())).isTrue();
    }

    @Test
    void refusesInvalidObjectWithClusterMessage() throws IOException {
        startAgent();
        Intent intent = TestWorkload.of(cluster, namespace).applyInvalid(1);

        hub.sendIntent(intent);

        DeploymentFacts facts = hub.awaitFacts(intent, "a refusal", f -> f.attempt().result() == REFUSED);
        assertThat(facts.attempt().code()).isEqualTo("InvalidObject");
        assertThat(facts.attempt().message()).contains("imagge");
    }

    @Test
    void appliesAfterPreviousOwnersObjectIsRemoved() throws IOException {
        startAgent();
        TestWorkload testWorkload = TestWorkload.of(cluster, namespace);
        applyUntilReady(testWorkload, 1);
        TestWorkload successor = testWorkload.id(UUID.randomUUID());
        Intent next = successor.apply(1);
        hub.sendIntent(next);
        hub.awaitFacts(next, "the name is taken", f -> f.attempt().result() == REFUSED || f.attempt().result() == RETRYING);

        hub.sendIntent(testWorkload.remove(2));
        hub.sendIntent(successor.apply(2));

        Wait.until("the successor is applied", () -> hasDaemonSet(successor, it -> successor.id().toString()
                .equals(it.getMetadata().getLabels().get("fleetledger.dev/workload"))));
    }
}

package dev.fleetledger.agent.promise;

import static dev.fleetledger.contract.report.AttemptResult.APPLIED;
import static dev.fleetledger.contract.report.AttemptResult.REFUSED;
import static dev.fleetledger.contract.report.AttemptResult.RETRYING;
import static dev.fleetledger.contract.report.AttemptResult.WAITING;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.UUID;

import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import org.junit.jupiter.api.Test;

import dev.fleetledger.agent.Agent;
import dev.fleetledger.contract.intent.Intent;
import dev.fleetledger.contract.report.DeploymentFacts;

abstract class ApplyPromises extends AgentSuite {

    static boolean isReady(DeploymentFacts facts) {
        return facts.attempt().result() == APPLIED && facts.object() != null && facts.object().desired() > 0
                && facts.object().updated() >= facts.object().desired() && facts.object().available() >= facts.object().desired();
    }

    @Test
    void appliesDaemonSetWithMarksAndReportsCounts() throws IOException {
        startAgent();
        Wish wish = Wish.of(cluster, namespace);
        Intent intent = wish.apply(1);

        hub.wants(intent);

        DeploymentFacts facts = hub.awaits(intent, "all pods ready", ApplyPromises::isReady);
        DaemonSet seen = seen(wish);
        assertThat(seen.getMetadata().getAnnotations())
                .containsEntry("fleetledger.dev/intent", intent.intent().toString())
                .containsEntry("fleetledger.dev/generation", "1")
                .containsEntry("fleetledger.dev/hub", Wish.HUB.installation() + "/1");
        assertThat(seen.getMetadata().getLabels()).containsEntry("fleetledger.dev/workload", wish.workload().toString());
        assertThat(facts.object().uid()).isEqualTo(seen.getMetadata().getUid());
        assertThat(facts.object().intentGeneration()).isEqualTo(1);
        assertThat(facts.object().ready()).isEqualTo(seen.getStatus().getNumberReady());
        assertThat(facts.troubles()).isEmpty();
    }

    @Test
    void changesNothingOnRepeatedIntent() throws IOException {
        startAgent();
        Wish wish = Wish.of(cluster, namespace);
        Intent intent = settled(wish, 1);
        String before = version(seen(wish));

        hub.wants(intent);
        hub.wants(intent);

        Waiting.sleep(Duration.ofSeconds(2));
        assertThat(version(seen(wish))).isEqualTo(before);
    }

    @Test
    void replacesPodsOnNewGeneration() throws IOException {
        startAgent();
        Wish wish = Wish.of(cluster, namespace);
        settled(wish, 1);

        Intent second = settled(wish.image("quay.io/prometheus/node-exporter:v2"), 2);

        assertThat(image(seen(wish))).endsWith(":v2");
        assertThat(hub.facts(second).getLast().object().intentGeneration()).isEqualTo(2);
        assertThat(hub.facts(second)).as("drift after a change of our own").allMatch(facts -> facts.drift() == null);
    }

    @Test
    void doesNotApplyOlderGenerationOverNewer() throws IOException {
        startAgent();
        Wish wish = Wish.of(cluster, namespace);
        settled(wish.image("quay.io/prometheus/node-exporter:v2"), 2);

        hub.wants(wish.image("quay.io/prometheus/node-exporter:v1").apply(1));

        Waiting.sleep(Duration.ofSeconds(1));
        assertThat(image(seen(wish))).endsWith(":v2");
    }

    @Test
    void doesNotApplyOlderGenerationAfterLosingMemory() throws IOException {
        Agent first = startAgent();
        Wish wish = Wish.of(cluster, namespace);
        settled(wish.image("quay.io/prometheus/node-exporter:v2"), 2);
        stop(first);
        person.forgetsTheAgentsMemory();
        cluster = cluster + "-restored";
        hub.makesTopic(cluster);
        Intent older = wish.cluster(cluster).image("quay.io/prometheus/node-exporter:v1").apply(1);
        hub.wants(older);

        startAgent();

        DeploymentFacts facts = hub.awaits(older, "a refusal", f -> f.attempt().result() == REFUSED);
        assertThat(facts.attempt().code()).isEqualTo("OlderGeneration");
        assertThat(image(seen(wish))).endsWith(":v2");
    }

    @Test
    void rebuildsStateFromTopicWithoutChanges() throws IOException {
        Agent first = startAgent();
        Wish wish = Wish.of(cluster, namespace);
        Intent intent = settled(wish, 3);
        stop(first);
        person.forgetsTheAgentsMemory();
        String before = version(seen(wish));
        int told = hub.facts(intent).size();

        startAgent();

        Waiting.until("the second agent reports it", () -> hub.facts(intent).size() > told
                && isReady(hub.facts(intent).getLast()));
        assertThat(version(seen(wish))).isEqualTo(before);
    }

    @Test
    void waitsForMissingNamespaceThenApplies() throws IOException {
        startAgent();
        Wish wish = Wish.of(cluster, "later-" + cluster);
        Intent intent = wish.apply(1);
        hub.wants(intent);
        DeploymentFacts waiting = hub.awaits(intent, "it waits", f -> f.attempt().result() == WAITING);
        assertThat(waiting.attempt().code()).isEqualTo("NamespaceMissing");
        assertThat(person.seesNamespace(wish.namespace())).isFalse();

        person.makesNamespace(wish.namespace());

        hub.awaits(intent, "all pods ready", ApplyPromises::isReady);
    }

    @Test
    void waitsForMissingTopic() throws IOException {
        cluster = cluster + "-later";
        startAgent();
        hub.awaitsCluster(cluster, "a heartbeat", facts -> true);
        hub.makesTopic(cluster);
        Intent intent = Wish.of(cluster, namespace).apply(1);

        hub.wants(intent);

        hub.awaits(intent, "all pods ready", ApplyPromises::isReady);
    }

    @Test
    void createsNamespaceOnlyIfIntentContainsIt() throws IOException {
        startAgent();
        Wish wish = Wish.of(cluster, "made-" + cluster);
        Intent intent = wish.applyWithNamespace(1);

        hub.wants(intent);

        hub.awaits(intent, "it is applied", f -> f.attempt().result() == APPLIED);
        assertThat(person.seesNamespace(wish.namespace())).isTrue();
    }

    @Test
    void refusesInvalidObjectWithClusterMessage() throws IOException {
        startAgent();
        Intent intent = Wish.of(cluster, namespace).applyBroken(1);

        hub.wants(intent);

        DeploymentFacts facts = hub.awaits(intent, "a refusal", f -> f.attempt().result() == REFUSED);
        assertThat(facts.attempt().code()).isEqualTo("InvalidObject");
        assertThat(facts.attempt().message()).contains("imagge");
    }

    @Test
    void appliesAfterPreviousOwnersObjectIsRemoved() throws IOException {
        startAgent();
        Wish wish = Wish.of(cluster, namespace);
        settled(wish, 1);
        Wish successor = wish.workload(UUID.randomUUID());
        Intent next = successor.apply(1);
        hub.wants(next);
        hub.awaits(next, "the name is taken", f -> f.attempt().result() == REFUSED || f.attempt().result() == RETRYING);

        hub.wants(wish.remove(2));
        hub.wants(successor.apply(2));

        Waiting.until("the successor is applied", () -> stands(successor, it -> successor.workload().toString()
                .equals(it.getMetadata().getLabels().get("fleetledger.dev/workload"))));
    }
}

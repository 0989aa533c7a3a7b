package dev.fleetledger.agent.scenario;

import static dev.fleetledger.contract.report.AttemptResult.APPLIED;
import static dev.fleetledger.contract.report.AttemptResult.REFUSED;
import static dev.fleetledger.contract.report.AttemptResult.RELEASED;
import static dev.fleetledger.contract.report.AttemptResult.REMOVED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;

import io.fabric8.kubernetes.api.model.ManagedFieldsEntry;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.agent.Agent;
import dev.fleetledger.agent.apiserver.ApiServerClient;
import dev.fleetledger.agent.apiserver.ApiServerException;
import dev.fleetledger.agent.apiserver.KubernetesApi;
import dev.fleetledger.agent.apiserver.KubernetesApi.ApplyMode;
import dev.fleetledger.agent.workqueue.AgentThreads;
import dev.fleetledger.contract.intent.Intent;
import dev.fleetledger.contract.report.DeploymentFacts;

abstract class OwnershipScenarios extends ApplyScenarios {

    @Test
    void refusesForeignDaemonSetAndLeavesItUnchanged() throws IOException {
        TestWorkload testWorkload = TestWorkload.of(cluster, namespace);
        user.apply(testWorkload.plainManifest());
        DaemonSet before = getDaemonSet(testWorkload);
        startAgent();
        Intent intent = testWorkload.apply(1);

        hub.sendIntent(intent);

        DeploymentFacts facts = hub.awaitFacts(intent, "a refusal", f -> f.attempt().result() == REFUSED);
        assertThat(facts.attempt().code()).isEqualTo("NameTaken");
        assertThat(facts.attempt().message()).contains("kubectl");
        assertThat(getDaemonSet(testWorkload).getMetadata().getGeneration()).isEqualTo(before.getMetadata().getGeneration());
        assertThat(getDaemonSet(testWorkload).getMetadata().getManagedFields()).extracting(ManagedFieldsEntry::getManager)
                .doesNotContain("fleetledger-agent");
    }

    @Test
    void failsToCreateObjectThatAnotherUserCreatedFirst() {
        TestWorkload testWorkload = TestWorkload.of(cluster, namespace);
        user.apply(testWorkload.plainManifest());
        ObjectNode forCreateOnly = (ObjectNode) testWorkload.apply(1).objects().getFirst();
        forCreateOnly.withObject("metadata").put("resourceVersion", "1");
        KubernetesApi api = new KubernetesApi(ApiServerClient.open(kubeconfig(), AgentThreads.PLATFORM, Duration.ofSeconds(5), () -> { }));

        assertThatThrownBy(() -> api.apply(forCreateOnly, ApplyMode.PLAIN)).isInstanceOfSatisfying(ApiServerException.class,
                failure -> assertThat(failure.status()).isEqualTo(409));
    }

    @Test
    void adoptsIdenticalForeignDaemonSetIfIntentAllows() throws IOException {
        TestWorkload testWorkload = TestWorkload.of(cluster, namespace).conflict("adoptIfSame");
        user.apply(testWorkload.plainManifest());
        String uid = getDaemonSet(testWorkload).getMetadata().getUid();
        startAgent();
        Intent intent = testWorkload.apply(1);

        hub.sendIntent(intent);

        hub.awaitFacts(intent, "it is applied", f -> f.attempt().result() == APPLIED);
        assertThat(getDaemonSet(testWorkload).getMetadata().getUid()).isEqualTo(uid);
        assertThat(getDaemonSet(testWorkload).getMetadata().getAnnotations()).containsEntry("fleetledger.dev/generation", "1");
        assertThat(getDaemonSet(testWorkload).getMetadata().getGeneration()).isEqualTo(1);
    }

    @Test
    void refusesToAdoptDifferentDaemonSetAsSame() throws IOException {
        TestWorkload testWorkload = TestWorkload.of(cluster, namespace).conflict("adoptIfSame");
        user.apply(testWorkload.image("quay.io/other:v1").plainManifest());
        startAgent();
        Intent intent = testWorkload.apply(1);

        hub.sendIntent(intent);

        DeploymentFacts facts = hub.awaitFacts(intent, "a refusal", f -> f.attempt().result() == REFUSED);
        assertThat(facts.attempt().code()).isEqualTo("NameTakenAndDiffers");
        assertThat(image(getDaemonSet(testWorkload))).isEqualTo("quay.io/other:v1");
    }

    @Test
    void appliesOnceNameIsFree() throws IOException {
        TestWorkload testWorkload = TestWorkload.of(cluster, namespace);
        user.apply(testWorkload.image("quay.io/other:v1").plainManifest());
        startAgent();
        Intent intent = testWorkload.apply(1);
        hub.sendIntent(intent);
        hub.awaitFacts(intent, "a refusal", f -> f.attempt().result() == REFUSED);

        user.deleteDaemonSet(namespace, testWorkload.name());

        hub.awaitFacts(intent, "all pods ready", ApplyScenarios::isReady);
    }

    @Test
    void removesOwnObjectsAndReportsIt() throws IOException {
        startAgent();
        TestWorkload testWorkload = TestWorkload.of(cluster, namespace);
        applyUntilReady(testWorkload, 1);
        Intent remove = testWorkload.remove(2);

        hub.sendIntent(remove);

        hub.awaitFacts(remove, "it is removed", f -> f.attempt().result() == REMOVED);
        assertThat(hasDaemonSet(testWorkload)).isFalse();
        assertThat(user.hasNamespace(namespace)).isTrue();
        assertThat(user.client().pods().inNamespace(namespace).list().getItems()).as("its pods").isEmpty();
    }

    @Test
    void leavesForeignObjectsOnRemove() throws IOException {
        startAgent();
        TestWorkload testWorkload = TestWorkload.of(cluster, namespace);
        user.apply(testWorkload.plainManifest());
        Intent remove = testWorkload.remove(1);

        hub.sendIntent(remove);

        hub.awaitFacts(remove, "it is removed", f -> f.attempt().result() == REMOVED);
        removeSentinel();
        assertThat(getDaemonSet(testWorkload).getMetadata().getDeletionTimestamp()).isNull();
    }

    /** Removes a sentinel until its object is gone; by then every object of an earlier removal is being deleted. */
    private void removeSentinel() {
        TestWorkload sentinel = applySentinel();
        Intent remove = sentinel.remove(2);
        hub.sendIntent(remove);
        hub.awaitFacts(remove, "the sentinel is removed", f -> f.attempt().result() == REMOVED);
    }

    @Test
    void deletesNothingOnTombstoneOrEmptyTopic() throws IOException {
        Agent first = startAgent();
        TestWorkload testWorkload = TestWorkload.of(cluster, namespace);
        Intent intent = applyUntilReady(testWorkload, 1);
        hub.sendRecord(cluster, intent.key(), null);
        applySentinel();
        stop(first);
        cluster = cluster + "-empty";
        hub.createTopic(cluster);

        startAgent();

        hub.awaitClusterFacts(cluster, "a heartbeat", facts -> facts.apiServer().equals("reachable"));
        DeploymentFacts reported = Wait.until("a running object without an intent is reported", () ->
                hub.facts(testWorkload.cluster(cluster), intent),
                () -> hub.reportsOf(cluster).toString());
        assertThat(reported.attempt().code()).isEqualTo("IntentIsMissing");
        assertThat(getDaemonSet(testWorkload).getMetadata().getDeletionTimestamp()).isNull();
    }

    @Test
    void removesOwnershipMarksOnReleaseAndKeepsRunning() throws IOException {
        startAgent();
        TestWorkload testWorkload = TestWorkload.of(cluster, namespace);
        applyUntilReady(testWorkload, 1);
        DaemonSet before = getDaemonSet(testWorkload);
        Intent release = testWorkload.release(2);

        hub.sendIntent(release);

        hub.awaitFacts(release, "it is released", f -> f.attempt().result() == RELEASED);
        DaemonSet after = getDaemonSet(testWorkload);
        assertThat(after.getMetadata().getUid()).isEqualTo(before.getMetadata().getUid());
        assertThat(after.getMetadata().getGeneration()).isEqualTo(before.getMetadata().getGeneration());
        assertThat(after.getSpec()).isEqualTo(before.getSpec());
        assertThat(after.getMetadata().getLabels()).isEqualTo(Map.of("app", testWorkload.name()));
        assertThat(after.getMetadata().getAnnotations().keySet()).noneMatch(key -> key.startsWith("fleetledger.dev/"));
        assertThat(after.getMetadata().getManagedFields()).extracting(ManagedFieldsEntry::getManager)
                .doesNotContain("fleetledger-agent");
    }

    @Test
    void treatsReleasedObjectAsForeign() throws IOException {
        startAgent();
        TestWorkload testWorkload = TestWorkload.of(cluster, namespace);
        applyUntilReady(testWorkload, 1);
        Intent release = testWorkload.release(2);
        hub.sendIntent(release);
        hub.awaitFacts(release, "it is released", f -> f.attempt().result() == RELEASED);
        Intent again = testWorkload.apply(3);

        hub.sendIntent(again);

        DeploymentFacts facts = hub.awaitFacts(again, "a refusal", f -> f.attempt().result() == REFUSED);
        assertThat(facts.attempt().code()).isEqualTo("NameTaken");
    }
}

package dev.fleetledger.agent.promise;

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
import dev.fleetledger.agent.apiserver.ApiRequests;
import dev.fleetledger.agent.apiserver.ApiServerConnection;
import dev.fleetledger.agent.apiserver.ApiServerException;
import dev.fleetledger.agent.apiserver.KubernetesApi;
import dev.fleetledger.agent.apiserver.KubernetesApi.ApplyMode;
import dev.fleetledger.contract.intent.Intent;
import dev.fleetledger.contract.report.DeploymentFacts;

abstract class OwnershipPromises extends ApplyPromises {

    @Test
    void refusesForeignDaemonSetAndLeavesItUnchanged() throws IOException {
        Wish wish = Wish.of(cluster, namespace);
        person.applies(wish.text());
        DaemonSet before = seen(wish);
        startAgent();
        Intent intent = wish.apply(1);

        hub.wants(intent);

        DeploymentFacts facts = hub.awaits(intent, "a refusal", f -> f.attempt().result() == REFUSED);
        assertThat(facts.attempt().code()).isEqualTo("NameTaken");
        assertThat(facts.attempt().message()).contains("kubectl");
        assertThat(seen(wish).getMetadata().getGeneration()).isEqualTo(before.getMetadata().getGeneration());
        assertThat(seen(wish).getMetadata().getManagedFields()).extracting(ManagedFieldsEntry::getManager)
                .doesNotContain("fleetledger-agent");
    }

    @Test
    void failsToCreateObjectThatAnotherUserCreatedFirst() {
        Wish wish = Wish.of(cluster, namespace);
        person.applies(wish.text());
        ObjectNode meantForNothing = (ObjectNode) wish.apply(1).objects().getFirst();
        meantForNothing.withObject("metadata").put("resourceVersion", "1");
        KubernetesApi api = new KubernetesApi(new ApiRequests(ApiServerConnection.open(kubeconfig()), Duration.ofSeconds(5)));

        assertThatThrownBy(() -> api.apply(meantForNothing, ApplyMode.PLAIN)).isInstanceOfSatisfying(ApiServerException.class,
                failure -> assertThat(failure.status()).isEqualTo(409));
    }

    @Test
    void adoptsIdenticalForeignDaemonSetIfIntentAllows() throws IOException {
        Wish wish = Wish.of(cluster, namespace).conflict("adoptIfSame");
        person.applies(wish.text());
        String uid = seen(wish).getMetadata().getUid();
        startAgent();
        Intent intent = wish.apply(1);

        hub.wants(intent);

        hub.awaits(intent, "it is applied", f -> f.attempt().result() == APPLIED);
        assertThat(seen(wish).getMetadata().getUid()).isEqualTo(uid);
        assertThat(seen(wish).getMetadata().getAnnotations()).containsEntry("fleetledger.dev/generation", "1");
        assertThat(seen(wish).getMetadata().getGeneration()).isEqualTo(1);
    }

    @Test
    void refusesToAdoptDifferentDaemonSetAsSame() throws IOException {
        Wish wish = Wish.of(cluster, namespace).conflict("adoptIfSame");
        person.applies(wish.image("quay.io/other:v1").text());
        startAgent();
        Intent intent = wish.apply(1);

        hub.wants(intent);

        DeploymentFacts facts = hub.awaits(intent, "a refusal", f -> f.attempt().result() == REFUSED);
        assertThat(facts.attempt().code()).isEqualTo("NameTakenAndDiffers");
        assertThat(image(seen(wish))).isEqualTo("quay.io/other:v1");
    }

    @Test
    void appliesOnceNameIsFree() throws IOException {
        Wish wish = Wish.of(cluster, namespace);
        person.applies(wish.image("quay.io/other:v1").text());
        startAgent();
        Intent intent = wish.apply(1);
        hub.wants(intent);
        hub.awaits(intent, "a refusal", f -> f.attempt().result() == REFUSED);

        person.deletes(namespace, wish.name());

        hub.awaits(intent, "all pods ready", ApplyPromises::isReady);
    }

    @Test
    void removesOwnObjectsAndReportsIt() throws IOException {
        startAgent();
        Wish wish = Wish.of(cluster, namespace);
        settled(wish, 1);
        Intent remove = wish.remove(2);

        hub.wants(remove);

        hub.awaits(remove, "it is removed", f -> f.attempt().result() == REMOVED);
        assertThat(isThere(wish)).isFalse();
        assertThat(person.seesNamespace(namespace)).isTrue();
        assertThat(person.client().pods().inNamespace(namespace).list().getItems()).as("its pods").isEmpty();
    }

    @Test
    void leavesForeignObjectsOnRemove() throws IOException {
        startAgent();
        Wish wish = Wish.of(cluster, namespace);
        person.applies(wish.text());
        Intent remove = wish.remove(1);

        hub.wants(remove);

        hub.awaits(remove, "it is removed", f -> f.attempt().result() == REMOVED);
        Waiting.sleep(Duration.ofMillis(500));
        assertThat(seen(wish).getMetadata().getDeletionTimestamp()).isNull();
    }

    @Test
    void deletesNothingOnTombstoneOrEmptyTopic() throws IOException {
        Agent first = startAgent();
        Wish wish = Wish.of(cluster, namespace);
        Intent intent = settled(wish, 1);
        hub.says(cluster, intent.key(), null);
        Waiting.sleep(Duration.ofSeconds(1));
        stop(first);
        cluster = cluster + "-empty";
        hub.makesTopic(cluster);

        startAgent();

        hub.awaitsCluster(cluster, "a heartbeat", facts -> facts.apiServer().equals("reachable"));
        DeploymentFacts told = Waiting.until("a running object without an intent is reported", () -> hub.facts(wish.cluster(cluster), intent),
                () -> hub.heard(cluster).toString());
        assertThat(told.attempt().code()).isEqualTo("IntentIsMissing");
        assertThat(seen(wish).getMetadata().getDeletionTimestamp()).isNull();
    }

    @Test
    void removesOwnershipMarksOnReleaseAndKeepsRunning() throws IOException {
        startAgent();
        Wish wish = Wish.of(cluster, namespace);
        settled(wish, 1);
        DaemonSet before = seen(wish);
        Intent release = wish.release(2);

        hub.wants(release);

        hub.awaits(release, "it is released", f -> f.attempt().result() == RELEASED);
        DaemonSet after = seen(wish);
        assertThat(after.getMetadata().getUid()).isEqualTo(before.getMetadata().getUid());
        assertThat(after.getMetadata().getGeneration()).isEqualTo(before.getMetadata().getGeneration());
        assertThat(after.getSpec()).isEqualTo(before.getSpec());
        assertThat(after.getMetadata().getLabels()).isEqualTo(Map.of("app", wish.name()));
        assertThat(after.getMetadata().getAnnotations().keySet()).noneMatch(key -> key.startsWith("fleetledger.dev/"));
        assertThat(after.getMetadata().getManagedFields()).extracting(ManagedFieldsEntry::getManager)
                .doesNotContain("fleetledger-agent");
    }

    @Test
    void treatsReleasedObjectAsForeign() throws IOException {
        startAgent();
        Wish wish = Wish.of(cluster, namespace);
        settled(wish, 1);
        Intent release = wish.release(2);
        hub.wants(release);
        hub.awaits(release, "it is released", f -> f.attempt().result() == RELEASED);
        Intent again = wish.apply(3);

        hub.wants(again);

        DeploymentFacts facts = hub.awaits(again, "a refusal", f -> f.attempt().result() == REFUSED);
        assertThat(facts.attempt().code()).isEqualTo("NameTaken");
    }
}

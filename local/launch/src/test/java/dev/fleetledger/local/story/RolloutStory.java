package dev.fleetledger.local.story;

import static dev.fleetledger.local.story.CreationStory.items;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** A fleet rollout is careful by default. A silent cluster, which takes a minute to be one, is in {@code RolloutIT}. */
@ResourceLock(SharedFleet.LOCK)
class RolloutStory {

    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final String IMAGE = "quay.io/prometheus/node-exporter:v1.8.2";
    private static final String CAREFUL = "{\"deadline\":\"PT3S\"}";

    @Test
    void badImageStopsBeforeSecondWaveAndIsRolledBackWhereItWasTouched() {
        Person alice = SharedFleet.person("alice");
        String workload = CreationStory.create(alice, "careful");
        ApiResponse bad = Wizard.edit(alice, workload).saveContainers("quay.io/prometheus/node-exporter:bad").inAllClusters(CAREFUL)
                .submit("newer").expectStatus(202);

        ApiResponse failed = SharedFleet.awaitRollout(TIMEOUT, alice, bad.text("/rolloutId"), "failed");
        assertThat(failed.json().at("/waitsFor/what").asString("")).isEqualTo("person");
        assertThat(failed.json().at("/waves/0/state").asString("")).isEqualTo("failed");
        assertThat(failed.json().at("/waves/1/state").asString("")).isEqualTo("waiting");

        String etag = alice.get("/workloads/" + workload).etag();
        ApiResponse back = alice.post("/workloads/" + workload + ":rollback", "{\"revision\":1,\"rollout\":\"" + bad.text("/rolloutId")
                + "\"}", "If-Match", etag).expectStatus(202);
        ApiResponse completed = SharedFleet.awaitRollout(TIMEOUT, alice, back.text("/rolloutId"), "completed");

        assertThat(completed.text("/kind")).isEqualTo("rollback");
        assertThat(generation(alice, workload, "eu-1")).isEqualTo(3);
        assertThat(List.of(generation(alice, workload, "eu-2"), generation(alice, workload, "us-1"))).as("never touched")
                .containsExactly(1L, 1L);
        assertThat(SharedFleet.awaitRollout(TIMEOUT, alice, bad.text("/rolloutId"), "failed").text("/endedAt")).isNotEmpty();
    }

    @Test
    void secondPersonApprovesExactlyWhatWasShown() {
        Person alice = SharedFleet.person("alice");
        Person admin = SharedFleet.person("admin");
        String rollout = Wizard.start(alice).saveBasics("approved").saveContainers(IMAGE)
                .inAllClusters("{\"waves\":[{\"name\":\"all\",\"clusters\":{\"rest\":true},\"approval\":{\"required\":true}}]}")
                .submit("for all").expectStatus(202).text("/rolloutId");

        ApiResponse pending = SharedFleet.awaitRollout(TIMEOUT, alice, rollout, "pendingApproval");
        assertThat(items(alice.get("/approvals?for=me&state=pending"))).extracting(it -> it.at("/rollout").asString(""))
                .doesNotContain(rollout);
        assertThat(items(admin.get("/approvals?for=me&state=pending"))).extracting(it -> it.at("/rollout").asString(""))
                .contains(rollout);
        String body = "{\"manifests\":\"" + pending.json().at("/approvals/0/manifests").asString("") + "\",\"reason\":\"looks good\"}";
        assertThat(alice.post("/rollouts/" + rollout + ":approve", body).status()).isEqualTo(403);
        admin.post("/rollouts/" + rollout + ":approve", body).expectStatus(200);

        ApiResponse completed = SharedFleet.awaitRollout(TIMEOUT, alice, rollout, "completed");
        assertThat(completed.json().at("/approvals/0/state").asString("")).isEqualTo("approved");
        assertThat(completed.json().at("/approvals/0/reason").asString("")).isEqualTo("looks good");
    }

    private static long generation(Person person, String workload, String cluster) {
        return person.get("/workloads/" + workload + "/deployments/" + cluster).expectStatus(200).json().at("/wanted/generation").asLong();
    }
}

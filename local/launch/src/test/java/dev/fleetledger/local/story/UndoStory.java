package dev.fleetledger.local.story;

import static dev.fleetledger.local.story.CreationStory.awaitRunning;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** What was done is taken back in the clusters, too. */
@ResourceLock(SharedFleet.LOCK)
class UndoStory {

    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    @Test
    void undoneDeletionRunsAgainAsAnotherWorkload() {
        Person alice = SharedFleet.person("alice");
        String workload = CreationStory.create(alice, "missed");
        String deletion = alice.post("/workloads/" + workload + ":delete", "{\"policy\":\"delete\",\"reason\":\"no more\"}", "If-Match",
                alice.get("/workloads/" + workload).expectStatus(200).etag()).expectStatus(202).text("/position");
        ApiResponse deleted = SharedFleet.eventually(TIMEOUT, () -> alice.get("/workloads/" + workload), r -> r.text("/status")
                .equals("Deleted"));
        assertThat(deleted.text("/deletedAt")).as(deleted.http().body()).isNotEmpty();
        String etag = deleted.etag();

        ApiResponse preview = SharedFleet.eventually(TIMEOUT, () -> undo(alice, deletion, true, etag),
                r -> r.json().at("/inTheWay").isEmpty()).expectStatus(200);
        ApiResponse undone = undo(alice, deletion, false, etag).expectStatus(202);

        assertThat(preview.text("/action")).isEqualTo("draft.submit");
        assertThat(undone.text("/undoes")).isEqualTo(workload);
        assertThat(undone.text("/workload")).isNotEqualTo(workload);
        ApiResponse running = awaitRunning(alice, undone.text("/workload"));
        assertThat(running.text("/name")).isEqualTo("missed");
        assertThat(running.json().at("/counts/Running").asInt()).isEqualTo(3);
        assertThat(alice.get("/audit/" + deletion).expectStatus(200).text("/undoneBy")).isEqualTo(undone.text("/position"));
    }

    private static ApiResponse undo(Person person, String position, boolean preview, String etag) {
        return person.post("/audit/" + position + ":undo", "{\"preview\":" + preview + ",\"reason\":\"still needed\"}", "If-Match", etag);
    }
}

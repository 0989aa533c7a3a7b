package dev.fleetledger.command.workload.restart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.fleetledger.command.testsupport.Caller;
import dev.fleetledger.command.testsupport.Reply;
import dev.fleetledger.command.testsupport.TestFleet;

class RestartIT {

    private final Caller alice = TestFleet.first().as("alice");
    private final Reply created = TestFleet.draft(alice, TestFleet.newName(), "default", "{\"clusters\":[\"eu-1\",\"eu-2\"]}")
            .submit(alice);
    private final String id = created.text("workloadId");
    private final String path = "/api/v1/workloads/" + id;

    @Test
    void restartMakesGenerationEverywhereButNoRevision() {
        Reply restarted = restart("\"3\"");

        assertThat(restarted.status()).describedAs(restarted.toString()).isEqualTo(202);
        assertThat(restarted.etag()).isEqualTo("\"4\"");
        assertThat(restarted.json().path("revision").asInt()).isEqualTo(1);
        assertThat(TestFleet.eventsOf(restarted.text("position")))
                .containsExactly("workload.restarted", "rollout.finished", "rollout.planned", "rollout.wave-started", "deployment.wanted",
                        "deployment.wanted");
        assertThat(manifests("eu-1")).hasSize(2).last().asString().contains("\"annotations\":{\"fleetledger.dev/restarted-at\":");
        assertThat(manifests("eu-1").getFirst()).doesNotContain("restarted-at");
    }

    @Test
    void secondRestartWithinOneSecondMakesGenerationsToo() {
        Reply first = restart("\"3\"");

        Reply second = restart(first.etag());

        assertThat(TestFleet.eventsOf(second.text("position"))).contains("deployment.wanted");
        assertThat(manifests("eu-1")).hasSize(3).doesNotHaveDuplicates();
    }

    @Test
    void laterGenerationsKeepRestartTime() {
        restart("\"3\"");

        alice.put(path + "/placement", "{\"clusters\":[\"eu-1\",\"eu-2\",\"us-1\"]}", "If-Match", "\"4\"");

        assertThat(manifests("eu-1")).as("a placement change restarts nothing").hasSize(2);
        assertThat(manifests("us-1")).singleElement().asString().contains("restarted-at");
    }

    @Test
    void restartRequiresCurrentVersionAndRightInEveryCluster() {
        assertThat(alice.post(path + ":restart", "").status()).isEqualTo(428);
        assertThat(restart("\"2\"").status()).isEqualTo(412);
        assertThat(TestFleet.first().as("dave").post(path + ":restart", "", "If-Match", "\"3\"").missingElsewhere()).isEqualTo(1);
        assertThat(TestFleet.first().as("nobody").post(path + ":restart", "", "If-Match", "\"3\"").status()).isEqualTo(404);
    }

    @Test
    void rejectsRestartOfWorkloadThatIsBeingDeleted() {
        Reply deleted = alice.post(path + ":delete", "{\"policy\":\"delete\",\"reason\":\"old\"}", "If-Match", "\"3\"");

        assertThat(restart(deleted.etag()).text("code")).isEqualTo("WorkloadIsBeingDeleted");
    }

    private Reply restart(String seen) {
        return alice.post(path + ":restart", "{\"reason\":\"stuck\"}", "If-Match", seen);
    }

    private List<String> manifests(String cluster) {
        return TestFleet.database()
                .queryForList("select m.body from ledger.events e join ledger.manifests m on m.sha256 = e.payload->>'manifest'"
                        + " where e.type = 'deployment.wanted' and e.aggregate_identifier = ? order by e.position", String.class, id + "/"
                        + cluster);
    }
}

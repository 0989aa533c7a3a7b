package dev.fleetledger.command.rollout.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import dev.fleetledger.command.stream.StreamIds;
import dev.fleetledger.command.testsupport.Caller;
import dev.fleetledger.command.testsupport.Reply;
import dev.fleetledger.command.testsupport.TestFleet;
import dev.fleetledger.contract.deployment.DeploymentEvent;
import dev.fleetledger.ledger.Ledger;
import dev.fleetledger.ledger.NewEvent;
import dev.fleetledger.ledger.StreamId;

/** No agent reports here, so every rollout runs until a command supersedes it. That a cluster has settled is appended. */
class SupersededRolloutsIT {

    private final Caller alice = TestFleet.first().as("alice");
    private final Reply created = TestFleet.draft(alice, TestFleet.newName(), "default", "{\"clusters\":[\"eu-1\",\"eu-2\"]}")
            .submit(alice);
    private final String path = "/api/v1/workloads/" + created.text("workloadId");

    @Test
    void rollbackSupersedesRolloutOfRolledBackRevision() {
        Reply edited = edit();

        Reply rolledBack = alice.post(path + ":rollback", "{\"revision\":1}", "If-Match", "\"4\"");

        assertThat(outcomes(created)).containsExactly("superseded");
        assertThat(outcomes(edited)).containsExactly("superseded");
        assertThat(outcomes(rolledBack)).isEmpty();
        assertThat(TestFleet.eventsOf(rolledBack.text("position"))).containsExactly("workload.revised", "rollout.finished",
                "rollout.started", "deployment.wanted", "deployment.wanted");
    }

    @Test
    void deletionSupersedesRollout() {
        alice.post(path + ":delete", "{\"policy\":\"delete\",\"reason\":\"old\"}", "If-Match", "\"3\"");

        assertThat(outcomes(created)).containsExactly("superseded");
    }

    @Test
    void rolloutContinuesWhileOneOfItsClustersKeepsItsGeneration() {
        Reply placed = place("{\"clusters\":[\"eu-2\",\"us-1\"]}", "\"3\"");

        assertThat(outcomes(created)).isEmpty();
        assertThat(outcomes(placed)).isEmpty();

        place("{\"clusters\":[\"us-1\"]}", "\"4\"");

        assertThat(outcomes(created)).containsExactly("superseded");
        assertThat(outcomes(placed)).isEmpty();
    }

    @Test
    void settledClusterMayKeepItsGeneration() {
        settle("eu-1");

        place("{\"clusters\":[\"eu-1\"]}", "\"3\"");

        assertThat(outcomes(created)).containsExactly("superseded");
    }

    @Test
    void rolloutContinuesWhenOnlySettledClusterIsTakenOut() {
        settle("eu-1");

        place("{\"clusters\":[\"eu-2\"]}", "\"3\"");

        assertThat(outcomes(created)).isEmpty();
    }

    private void settle(String cluster) {
        UUID workload = UUID.fromString(created.text("workloadId"));
        Ledger ledger = TestFleet.first().bean(Ledger.class);
        StreamId stream = StreamIds.deployment(workload, cluster);
        ledger.append(List.of(new NewEvent(stream, ledger.read(stream).getLast().nextSequence(), new DeploymentEvent.Settled(workload,
                cluster, 1, new DeploymentEvent.Evidence(1, 1, 1, 1, Instant.EPOCH)))), Map.of());
    }

    private Reply edit() {
        Reply draft = alice.post(path + ":edit", "");
        return new TestFleet.DraftHandle("/api/v1/drafts/" + draft.text("id"), draft.etag())
                .save(alice, "containers", "{\"containers\":[{\"name\":\"main\",\"image\":\"registry.example/daemon:2\"}]}").submit(alice);
    }

    private Reply place(String placement, String version) {
        return alice.put(path + "/placement", placement, "If-Match", version);
    }

    private static List<String> outcomes(Reply reply) {
        return TestFleet.database().queryForList("select payload->>'outcome' from ledger.events where aggregate_type = 'Rollout'"
                + " and aggregate_identifier = ? and type = 'rollout.finished'", String.class, reply.text("rolloutId"));
    }
}

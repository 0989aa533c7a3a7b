package dev.fleetledger.command.rollout.join;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import dev.fleetledger.command.rollout.step.RolloutScenario;
import dev.fleetledger.command.testsupport.Caller;
import dev.fleetledger.command.testsupport.TestFleet;

/** Clusters that join while, and after, a workload with {@code joinLater} is rolled out. */
class ClusterJoinIT {

    private final Caller admin = TestFleet.first().as("admin");
    private final String label = TestFleet.newName();
    private final String first = register();

    private final RolloutScenario it = new RolloutScenario(
            "{\"selector\":{\"matchLabels\":{\"join\":\"" + label + "\"}},\"joinLater\":true}");

    @Test
    void joiningClusterGetsWhatWasLastCompletedOnceOpenRolloutIsOver() {
        String late = register();
        join();
        assertThat(rollouts()).as("waits for the open one").containsExactly("revision");
        RolloutScenario.settle(it.rollout, first);
        it.awaitStory(it.rollout, "planned", "wave-started", "wave-completed", "finished");

        join();

        assertThat(rollouts()).containsExactly("revision", "placement");
        assertThat(it.wanted(late)).containsExactly("1 apply 1");
        assertThat(it.wanted(first)).containsExactly("1 apply 1");
        assertThat(actors("workload.placed")).as("on behalf of the submitter").containsExactly("sub-alice", "sub-alice");
        join();
        assertThat(rollouts()).as("once").hasSize(2);
    }

    @Test
    void joiningClusterWaitsForOpenRolloutOfWhatWasCompletedBefore() {
        RolloutScenario.settle(it.rollout, first);
        it.awaitStory(it.rollout, "planned", "wave-started", "wave-completed", "finished");
        assertThat(it.change(it.alice, "restart", "").status()).isEqualTo(202);
        register();

        join();

        assertThat(rollouts()).containsExactly("revision", "restart");
    }

    @Test
    void missingRightOfSubmitterIsDebt() {
        RolloutScenario.settle(it.rollout, first);
        it.awaitStory(it.rollout, "planned", "wave-started", "wave-completed", "finished");
        String grant = TestFleet.database().queryForObject("select id from command.grants where holder = 'sub-alice'"
                + " and namespace = 'default'", String.class);
        String late = register();
        TestFleet.executeAsOwner("update command.grants set everywhere = false, clusters = array['eu-1', 'eu-2', 'us-1'] where id = '"
                + grant + "'");
        try {
            join();
        } finally {
            TestFleet.executeAsOwner("update command.grants set everywhere = true, clusters = '{}' where id = '" + grant + "'");
        }

        String rollout = TestFleet.database().queryForObject("select rollout::text from command.rollouts where workload = ?::uuid"
                + " and kind = 'placement'", String.class, it.workload);
        assertThat(it.story(rollout)).containsExactly("planned", "debt-recorded", "wave-started", "wave-completed", "finished");
        assertThat(it.wanted(late)).isEmpty();
        assertThat(it.act(rollout, admin, "retry", "{\"cluster\":\"" + late + "\"}").text("code")).isEqualTo("ClusterIsNotPlaced");
        join();
        assertThat(rollouts()).as("it is recorded once").hasSize(2);
    }

    @Test
    void bringsNothingBeforeAnythingWasCompleted() {
        it.act(it.alice, "abort", "");
        register();

        join();

        assertThat(rollouts()).containsExactly("revision");
    }

    private String register() {
        String name = TestFleet.newName();
        TestFleet.hear(name);
        assertThat(admin.post("/api/v1/clusters", "{\"name\":\"" + name + "\",\"labels\":{\"join\":\"" + label + "\"}}").status())
                .isEqualTo(201);
        return name;
    }

    /** No relay runs here, which would start the task. */
    private void join() {
        new TransactionTemplate(TestFleet.first().bean(PlatformTransactionManager.class)).executeWithoutResult(status ->
                TestFleet.first().bean(ClusterJoin.class).run(UUID.fromString(it.workload)));
    }

    private List<String> rollouts() {
        return TestFleet.database().queryForList("select kind from command.rollouts where workload = ?::uuid order by rollout",
                String.class, it.workload);
    }

    private List<String> actors(String type) {
        return TestFleet.database().queryForList("select metadata->>'actor' from ledger.events where type = ? and aggregate_identifier = ?"
                + " order by position", String.class, type, it.workload);
    }
}

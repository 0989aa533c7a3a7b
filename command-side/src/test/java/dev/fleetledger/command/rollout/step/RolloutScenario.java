package dev.fleetledger.command.rollout.step;

import static dev.fleetledger.command.testsupport.TestHub.await;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import dev.fleetledger.command.rollout.ClusterProgress.Outcome;
import dev.fleetledger.command.stream.StreamIds;
import dev.fleetledger.command.testsupport.Caller;
import dev.fleetledger.command.testsupport.Reply;
import dev.fleetledger.command.testsupport.TestFleet;
import dev.fleetledger.contract.deployment.DeploymentEvent;
import dev.fleetledger.ledger.Ledger;
import dev.fleetledger.ledger.NewEvent;
import dev.fleetledger.ledger.StreamId;

/** A workload and its rollouts. No agent reports here: the test records each outcome, as a report does. */
public final class RolloutScenario {

    public final Caller alice = TestFleet.first().as("alice");
    public final Caller admin = TestFleet.first().as("admin");
    public final String name = TestFleet.newName();
    public final String workload;
    public final String rollout;

    /** @param placement the placement step's document */
    public RolloutScenario(String placement) {
        Reply started = alice.post("/api/v1/drafts", "{\"kind\":\"DaemonSet\"}");
        Reply submitted = new TestFleet.DraftHandle("/api/v1/drafts/" + started.text("id"), started.etag())
                .save(alice, "basics", "{\"name\":\"" + name + "\",\"namespace\":\"default\"}")
                .save(alice, "containers", "{\"containers\":[{\"name\":\"main\",\"image\":\"registry.example/daemon:1\"}]}")
                .save(alice, "placement", placement).submit(alice);
        this.workload = submitted.text("workloadId");
        this.rollout = submitted.text("rolloutId");
    }

    public String path() {
        return "/api/v1/workloads/" + workload;
    }

    public Reply edit(String image) {
        Reply draft = alice.post(path() + ":edit", "");
        return new TestFleet.DraftHandle("/api/v1/drafts/" + draft.text("id"), draft.etag())
                .save(alice, "containers", "{\"containers\":[{\"name\":\"main\",\"image\":\"" + image + "\"}]}").submit(alice);
    }

    /** Executes a command on the workload with its newest version. */
    public Reply change(Caller caller, String act, String body) {
        return caller.post(path() + ":" + act, body, "If-Match", "*");
    }

    public Reply act(Caller caller, String act, String body) {
        return act(rollout, caller, act, body);
    }

    public Reply act(String id, Caller caller, String act, String body) {
        return caller.post("/api/v1/rollouts/" + id + ":" + act, body);
    }

    public static void settle(String id, String... clusters) {
        record(id, Outcome.SETTLED, clusters);
    }

    public static void fail(String id, String... clusters) {
        record(id, Outcome.FAILED, clusters);
    }

    /** The agents report that nothing is left of the newest generation, which removes the workload. */
    public void end(String id, String... clusters) {
        Ledger ledger = TestFleet.first().bean(Ledger.class);
        for (String cluster : clusters) {
            StreamId stream = StreamIds.deployment(UUID.fromString(workload), cluster);
            var gone = new DeploymentEvent.Gone(UUID.fromString(workload), cluster, wanted(cluster).size(), Instant.now());
            ledger.append(List.of(new NewEvent(stream, ledger.read(stream).getLast().nextSequence(), gone)), Map.of("actor", "system"));
        }
        settle(id, clusters);
    }

    public boolean isDeleted() {
        return alice.post(path() + ":edit", "").text("code").equals("WorkloadIsDeleted");
    }

    private static void record(String id, Outcome outcome, String... clusters) {
        UUID rollout = UUID.fromString(id);
        new TransactionTemplate(TestFleet.first().bean(PlatformTransactionManager.class)).executeWithoutResult(status -> {
            for (String cluster : clusters) {
                long generation = TestFleet.database().queryForObject("select generation from command.rollout_clusters where rollout = ?"
                        + " and cluster = ?", Long.class, rollout, cluster);
                TestFleet.first().bean(RolloutClusterTable.class).recordOutcome(rollout, cluster, generation, outcome, Instant.now());
            }
            TestFleet.first().bean(RolloutWakeup.class).wake(List.of(rollout), Instant.now());
        });
    }

    /** Names of the rollout's events, without their prefix. */
    public List<String> story(String id) {
        return TestFleet.database().queryForList("select substr(type, 9) from ledger.events where aggregate_type = 'Rollout'"
                + " and aggregate_identifier = ? order by position", String.class, id);
    }

    public void awaitStory(String id, String... expected) {
        try {
            await("the story", () -> story(id).equals(List.of(expected)));
        } catch (AssertionError e) {
            throw new AssertionError("Expected " + List.of(expected) + ", but the story is " + story(id), e);
        }
    }

    /** Generations in a cluster: {@code <number> <action> <revision>}. */
    public List<String> wanted(String cluster) {
        return TestFleet.database().queryForList("select payload->>'generation' || ' ' || (payload->>'action') || ' '"
                + " || (payload->>'revision') from ledger.events where type = 'deployment.wanted' and aggregate_identifier = ?"
                + " order by position", String.class, workload + "/" + cluster);
    }

    /** Clusters where the workload's names are reserved. */
    public List<String> reserved() {
        return TestFleet.database().queryForList("select distinct cluster from command.names where workload = ?::uuid order by 1",
                String.class, workload);
    }

    public String pendingManifests(String id) {
        return TestFleet.database().queryForObject("select payload->>'manifests' from ledger.events where aggregate_type = 'Rollout'"
                + " and aggregate_identifier = ? and type = 'rollout.approval-requested' order by position desc limit 1",
                String.class, id);
    }
}

package dev.fleetledger.query;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import tools.jackson.databind.JsonNode;

import dev.fleetledger.contract.deployment.DeploymentAction;
import dev.fleetledger.contract.deployment.DeploymentEvent;
import dev.fleetledger.contract.rollout.RolloutEvent;
import dev.fleetledger.contract.rollout.RolloutKind;
import dev.fleetledger.contract.workload.WorkloadEvent;

/** Test DSL for the events of a rollout in waves of a workload of its own. */
final class TestRollout {

    private static final String NAME = "exporter";
    final UUID id = TestFleet.newId();
    final UUID workload;
    private final TestFleet fleet;
    private final String namespace;
    private final int revision;

    private TestRollout(TestFleet fleet, UUID workload, String namespace, int revision) {
        this.fleet = fleet;
        this.workload = workload;
        this.namespace = namespace;
        this.revision = revision;
    }

    /** Creates a workload without deployments, whose first revision will be rolled out. */
    static TestRollout ofNewWorkload(TestFleet fleet, String namespace) {
        TestRollout rollout = new TestRollout(fleet, TestFleet.newId(), namespace, 1);
        fleet.position = fleet.querySide.ledger.append(fleet.admin, "draft.submit",
                new WorkloadEvent.Created(rollout.workload, "DaemonSet", namespace, NAME, null),
                new WorkloadEvent.Revised(rollout.workload, 1, TestFleet.json("{\"basics\":{\"name\":\"" + NAME + "\"}}"), null, null));
        return rollout;
    }

    /** One rollout is approved, fails, goes on with a debt and is paid; another is never sent, a third one is under way. */
    static void writeMixedHistory(TestFleet fleet, List<String> clusters) {
        String a = clusters.get(0);
        String b = clusters.get(1);
        TestRollout rollout = ofNewWorkload(fleet, "monitoring");
        rollout.plan("admin", "wait", List.of(new RolloutEvent.ApprovalRule(null, "NSEditor", "PT24H")),
                new RolloutEvent.Wave("first", List.of(a), 1, "PT1M", "Running", null), wave("rest", b, clusters.get(2)));
        rollout.append(new RolloutEvent.ApprovalRequested(rollout.id, null, "sha256:1", Instant.EPOCH));
        rollout.append(new RolloutEvent.Approved(rollout.id, null, "sha256:1"), new RolloutEvent.WaveStarted(rollout.id, "first"),
                rollout.sent(a, 1), new RolloutEvent.Paused(rollout.id), new RolloutEvent.Resumed(rollout.id));
        rollout.append(rollout.failed(a, 1), new RolloutEvent.WaveFailed(rollout.id, "first", List.of(a)));
        rollout.append(new RolloutEvent.ClusterRetried(rollout.id, a), rollout.sent(a, 2));
        rollout.append(rollout.settled(a, 2), new RolloutEvent.WaveSoaking(rollout.id, "first", Instant.EPOCH),
                new RolloutEvent.WaveCompleted(rollout.id, "first"), new RolloutEvent.WaveStarted(rollout.id, "rest"), rollout.sent(b, 1));
        rollout.append(new RolloutEvent.ClusterSkipped(rollout.id, b), new RolloutEvent.DebtRecorded(rollout.id, b, "Skipped"),
                new RolloutEvent.DebtRecorded(rollout.id, clusters.get(2), "ClusterIsSilent"));
        rollout.append(rollout.settled(b, 1), new RolloutEvent.DebtPaid(rollout.id, b), new RolloutEvent.Finished(rollout.id, "completed"));
        TestRollout unsent = rollout.next().plan(wave("all", clusters.get(2)));
        TestRollout running = unsent.next();
        unsent.append(new RolloutEvent.ApprovalRequested(unsent.id, "all", "sha256:2", Instant.EPOCH));
        unsent.append(new RolloutEvent.ApprovalExpired(unsent.id, "all"), new RolloutEvent.Aborted(unsent.id),
                new RolloutEvent.Finished(unsent.id, "aborted"));
        running.plan(wave("all", a, clusters.get(2)));
        running.append(new RolloutEvent.ApprovalRequested(running.id, null, "sha256:3", Instant.EPOCH));
        running.append(new RolloutEvent.Rejected(running.id, null), new RolloutEvent.DebtRecorded(running.id, a, "ClusterIsCordoned"));
    }

    TestRollout next() {
        return new TestRollout(fleet, workload, namespace, revision + 1);
    }

    static RolloutEvent.Wave wave(String name, String... clusters) {
        return new RolloutEvent.Wave(name, List.of(clusters));
    }

    TestRollout plan(RolloutEvent.Wave... waves) {
        return plan("alice", "skip", List.of(), waves);
    }

    TestRollout plan(String actor, String unreachable, List<RolloutEvent.ApprovalRule> approvals, RolloutEvent.Wave... waves) {
        String person = fleet.prefix + "-" + actor;
        fleet.position = fleet.querySide.ledger.append(person, "draft.submit", planned(unreachable, approvals, waves));
        return this;
    }

    RolloutEvent.Planned planned(String unreachable, List<RolloutEvent.ApprovalRule> approvals, RolloutEvent.Wave... waves) {
        List<String> clusters = List.of(waves).stream().flatMap(wave -> wave.clusters().stream()).toList();
        return new RolloutEvent.Planned(id, workload, namespace, NAME, RolloutKind.REVISION, revision, 1, null,
                TestFleet.json("{\"unreachable\":\"" + unreachable + "\"}"), List.of(waves),
                List.of(new RolloutEvent.Target(DeploymentAction.APPLY, "sha256:" + revision, revision, clusters)), approvals,
                new RolloutEvent.Policies("refuse", "correct", "PT10M", null));
    }

    /** Appends events as one command of the system. */
    TestRollout append(Object... events) {
        return appendAs("system", events);
    }

    TestRollout appendAs(String actor, Object... events) {
        fleet.position = fleet.querySide.ledger.append(actor, "rollout.step", events);
        return this;
    }

    TestRollout start(String wave) {
        return append(new RolloutEvent.WaveStarted(id, wave));
    }

    DeploymentEvent.Wanted sent(String cluster, long generation) {
        return fleet.wantedEvent(workload, cluster, generation, DeploymentAction.APPLY, namespace, NAME, id);
    }

    DeploymentEvent.Settled settled(String cluster, long generation) {
        return new DeploymentEvent.Settled(workload, cluster, generation, new DeploymentEvent.Evidence(3, 3, 3, 3, Instant.now()));
    }

    DeploymentEvent.Failed failed(String cluster, long generation) {
        return new DeploymentEvent.Failed(workload, cluster, generation, "NotReady", "ImagePullBackOff", "no such image",
                new DeploymentEvent.Evidence(3, 3, 0, 0, Instant.now()));
    }

    TestRollout finish(String outcome) {
        return append(new RolloutEvent.Finished(id, outcome));
    }

    JsonNode get() {
        return get(fleet.admin);
    }

    JsonNode get(String person) {
        return fleet.get(person, "/api/v1/rollouts/" + id);
    }

    /** A cluster's state, with its generation once something was sent. */
    String stateOf(String cluster) {
        for (JsonNode wave : get().at("/waves")) {
            for (JsonNode one : wave.at("/clusters")) {
                if (one.at("/cluster").stringValue().equals(cluster)) {
                    return one.at("/state").stringValue() + (one.at("/generation").isNull() ? "" : " " + one.at("/generation"));
                }
            }
        }
        throw new AssertionError("The rollout has no cluster " + cluster);
    }
}

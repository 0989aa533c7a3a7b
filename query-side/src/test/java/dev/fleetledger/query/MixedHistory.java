package dev.fleetledger.query;


import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

import dev.fleetledger.contract.EventMetadata;
import dev.fleetledger.contract.cluster.ClusterEvent;
import dev.fleetledger.contract.cluster.ClusterFactEvent;
import dev.fleetledger.contract.deployment.DeploymentAction;
import dev.fleetledger.contract.deployment.DeploymentEvent;
import dev.fleetledger.contract.draft.DraftEvent;
import dev.fleetledger.contract.question.QuestionEvent;
import dev.fleetledger.contract.question.QuestionKind;
import dev.fleetledger.contract.refusal.RefusalEvent;
import dev.fleetledger.contract.report.Answer;
import dev.fleetledger.contract.report.ClusterFacts;
import dev.fleetledger.contract.report.DeploymentFacts;
import dev.fleetledger.contract.report.Report;
import dev.fleetledger.contract.report.Verdict;
import dev.fleetledger.contract.rollout.RolloutEvent;
import dev.fleetledger.contract.workload.WorkloadEvent;

/** Events and reports of nearly every kind, in an order that is random where people and clusters write at the same time. */
final class MixedHistory {

    private static final int CONCURRENT_COMMANDS = 150;
    final TestFleet testFleet;
    final List<String> clusters;
    private final TestQuerySide querySide;

    MixedHistory(TestQuerySide querySide, String prefix) {
        this.querySide = querySide;
        testFleet = new TestFleet(querySide, prefix);
        clusters = List.of(testFleet.registerCluster("a"), testFleet.registerCluster("b"), testFleet.registerCluster("c"));
    }

    /** @param disturbance what happens to the service in the middle, and again while people and clusters write at the same time */
    void write(Runnable disturbance) throws InterruptedException {
        UUID draft = testFleet.createDraft("rebuild-admin", "exporter", "monitoring", clusters);
        UUID workload = testFleet.submit("rebuild-admin", draft, "exporter", "monitoring", clusters);
        byte[] value = testFleet.sendReport(clusters.get(0), TestFleet.appliedFacts(workload, 1, 1));
        testFleet.send(clusters.get(0), querySide.sign(clusters.get(0), testFleet.credential(), value), value);
        testFleet.sendReport(clusters.get(0), TestFleet.appliedFacts(workload, 1, 3));
        // Reported before the views contain the wanted state.
        testFleet.sendReport(clusters.get(1), TestFleet.appliedFacts(workload, 2, 3));
        writeWorkloadLifecycle(workload);
        writeQuestions(draft);
        new ClusterAndSettingsHistory(querySide, testFleet).write();
        disturbance.run();
        writeUnchangedReports();
        writeConfirmations();
        TestRollout.writeMixedHistory(testFleet, clusters);
        writeConcurrently(disturbance);
    }

    /** Waits until the views contain all of it. */
    void awaitProjection() {
        TestQuerySide.eventually("everything is projected", () -> querySide.sql()
                .sql("select position = (select max(position) from ledger.events)"
                        + " and report_number = (select max(number) from observed.reports) from progress").query(Boolean.class).single());
    }

    private void writeWorkloadLifecycle(UUID workload) {
        String a = clusters.get(0);
        querySide.ledger.append("system", "deployment.settle", new DeploymentEvent.Settled(workload, a, 1,
                new DeploymentEvent.Evidence(3, 3, 3, 3, Instant.now())), new ClusterFactEvent.Joined(a, "c", "v1", "0.1"));
        querySide.ledger.append("system", "deployment.correct",
                new DeploymentEvent.CorrectionsHeld(workload, a, 1, 5, Instant.EPOCH, Instant.EPOCH, Instant.EPOCH, Instant.EPOCH),
                new DeploymentEvent.CorrectionsEnded(workload, a, 1, 6, Instant.EPOCH, Instant.EPOCH, Instant.EPOCH));
        List<Object> events = new ArrayList<>(List.of(
                new WorkloadEvent.Revised(workload, 2, TestFleet.json("{\"basics\":{\"name\":\"exporter\",\"description\":\"new\"}}"), null,
                        1)));
        clusters.forEach(cluster -> events.add(testFleet.wantedEvent(workload, cluster, 2, DeploymentAction.APPLY, "monitoring", "exporter",
                null)));
        querySide.ledger.append("rebuild-admin", "workload.rollback", events.toArray());
        testFleet.sendReport(a, TestFleet.appliedFacts(workload, 2, 2));
        testFleet.sendReport(a, TestFleet.appliedFacts(workload, 1, 0));
        querySide.ledger.append("rebuild-admin", "workload.delete", new WorkloadEvent.Deleted(workload, "delete", clusters),
                testFleet.wantedEvent(workload, a, 3, DeploymentAction.REMOVE, "monitoring", "exporter", null));
        testFleet.sendReport(a, TestFleet.removedFacts(workload, 3));
        querySide.ledger.append("system", "deployment.end", new DeploymentEvent.Gone(workload, a, 3, Instant.now()));
        querySide.ledger.append("rebuild-bob", "workload.delete", new RefusalEvent.Refused("workload.delete",
                new RefusalEvent.Target(null, workload, null, "monitoring"), 403, "PermissionIsMissing",
                List.of(new RefusalEvent.Missing(a, "monitoring", "NSEditor")), List.of("R")));
        long labelled = querySide.ledger.append("rebuild-admin", "cluster.label",
                new ClusterEvent.Labelled(a, Map.of("z", "1", "b", "2")), new ClusterEvent.Cordoned(a));
        String undone = querySide.sql().sql("select metadata ->> 'command' from ledger.events where position = ?").param(labelled)
                .query(String.class).single();
        querySide.ledger.append(Map.of(EventMetadata.UNDOES, undone), new ClusterEvent.Labelled(a, Map.of()));
        UUID left = testFleet.createDraft("rebuild-bob", "left", "monitoring", List.of(a));
        querySide.ledger.append("rebuild-bob", "draft.discard", new DraftEvent.Discarded(left));
        querySide.ledger.append("system", "rollout.finish", new RolloutEvent.Finished(rollout(workload), "failed"));
    }

    /** Adds answers in time, too late, to an older question and before their question, and a draft with events of every kind. */
    private void writeQuestions(UUID draft) {
        Instant later = Instant.now().plusSeconds(60);
        UUID older = testFleet.askPreview("rebuild-admin", draft, 4, later, "monitoring", clusters);
        testFleet.sendAnswers(clusters.get(0), TestFleet.answer(older, Verdict.ACCEPTED, List.of(), List.of()));
        UUID newer = testFleet.askPreview("rebuild-admin", draft, 5, later, "monitoring", clusters);
        testFleet.sendAnswers(clusters.get(1), TestFleet.answer(older, Verdict.REFUSED, List.of(), List.of()),
                TestFleet.answer(newer, Verdict.WARNED, List.of(), List.of()));
        UUID expired = testFleet.askInventory("rebuild-admin", clusters.get(0), "nodes", null, Instant.now().minusSeconds(1));
        UUID early = TestFleet.newId();
        testFleet.sendAnswers(clusters.get(0), TestFleet.answer(expired, Verdict.ACCEPTED, List.of(), List.of()),
                TestFleet.answer(early, Verdict.ACCEPTED, List.of(), List.of(new Answer.Item("node-1", null, null))));
        querySide.ledger.append("rebuild-admin", "cluster.query-inventory",
                new QuestionEvent.Asked(early, QuestionKind.INVENTORY, later, null, null, null, null, null,
                        "nodes", null, List.of(new QuestionEvent.QuestionTarget(clusters.get(0), null))));
        UUID fetching = TestFleet.newId();
        querySide.ledger.append("rebuild-bob", "draft.start", new DraftEvent.Started(fetching, "DaemonSet", "rebuild-bob", null,
                new DraftEvent.Origin(null, null, null, new DraftEvent.Running(clusters.get(0), "monitoring", "found", TestFleet.newId())),
                new DraftEvent.BasedOn(TestFleet.newId(), 1, 1), TestFleet.newId(), TestFleet.newId()));
        querySide.ledger.append("system", "draft.fetched",
                new DraftEvent.Fetched(fetching, TestFleet.newId(), "NotFound", "no such DaemonSet"));
        querySide.ledger.append("rebuild-bob", "draft.manifest.save", new DraftEvent.Imported(fetching, "yaml", List.of(), List.of(),
                List.of(new DraftEvent.NotCarried("ConfigMap settings", "It is another kind."))));
        querySide.ledger.append("rebuild-bob", DraftEvent.REBASE,
                new DraftEvent.Rebased(fetching, new DraftEvent.BasedOn(TestFleet.newId(), 2, 1),
                        List.of(new DraftEvent.Collision("basics", "/description", null), new DraftEvent.Collision("advanced", "/labels/a",
                                new DraftEvent.BasedOn(TestFleet.newId(), 1, 1)))));
        testFleet.saveStep("rebuild-bob", fetching, "basics", "{\"name\":\"found\"}");
        querySide.ledger.append("rebuild-bob", DraftEvent.RESOLVE,
                new DraftEvent.CollisionResolved(fetching, "advanced", "/labels/a", "mine"));
    }

    /** Sends the same facts repeatedly, with changed ones in between. */
    private void writeUnchangedReports() {
        UUID workload = TestFleet.newId();
        querySide.ledger.append("rebuild-admin", "workload.create",
                new WorkloadEvent.Created(workload, "DaemonSet", "monitoring", "idle", null),
                testFleet.wantedEvent(workload, clusters.get(2), 1, DeploymentAction.APPLY, "monitoring", "idle", null));
        DeploymentFacts same = TestFleet.appliedFacts(workload, 1, 3);
        IntStream.range(0, 3).forEach(n -> testFleet.sendReport(clusters.get(2), same.withObservedAt(Instant.now())));
        testFleet.sendReport(clusters.get(2), TestFleet.appliedFacts(workload, 1, 2));
        IntStream.range(0, 2).forEach(n -> testFleet.sendReport(clusters.get(2)));
        IntStream.range(0, 3).forEach(n -> testFleet.sendReport(clusters.get(2), same.withObservedAt(Instant.now())));
        writeFirstReportWithoutContent();
    }

    /** Neither its facts nor its agent's epoch differ from those of a cluster that has never reported. */
    private void writeFirstReportWithoutContent() {
        long before = querySide.storedReportCount();
        querySide.sendReport(testFleet.credential(), new Report(testFleet.registerCluster("silent"), 0, 1, Instant.now(), null, List.of(),
                null));
        TestQuerySide.eventually("the report without content is projected", () -> querySide.storedReportCount() > before);
    }

    /** An agent confirms what it has reported, is restarted, and reports the same again; a confirmation in between doesn't hold. */
    private void writeConfirmations() {
        String cluster = testFleet.registerCluster("confirmed");
        UUID workload = TestFleet.newId();
        querySide.ledger.append("rebuild-admin", "workload.create",
                new WorkloadEvent.Created(workload, "DaemonSet", "monitoring", "confirmed", null),
                testFleet.wantedEvent(workload, cluster, 1, DeploymentAction.APPLY, "monitoring", "confirmed", null));
        DeploymentFacts same = TestFleet.appliedFacts(workload, 1, 3);
        for (long epoch = 11; epoch <= 12; epoch++) {
            testFleet.sendReport(cluster, epoch, List.of(7L), 7, same);
            testFleet.sendReport(cluster, epoch, null, 7);
            testFleet.sendReport(cluster, epoch, null, 8);
            testFleet.sendReport(cluster, epoch, List.of(7L), 7, same.withObservedAt(Instant.now()));
            testFleet.sendReport(cluster, epoch, null, 7);
        }
        testFleet.sendReport(cluster, 12, null, 7);
    }

    private UUID rollout(UUID workload) {
        TestQuerySide.eventually("the rollout is projected", () -> querySide.sql().sql("select count(*) from rollouts").query(Long.class)
                .single() > 0);
        return querySide.sql().sql("select id from rollouts where workload = ?").param(workload).query(UUID.class).single();
    }

    /** Writes events and reports concurrently, so that their order is random. */
    private void writeConcurrently(Runnable disturbance) throws InterruptedException {
        UUID workload = TestFleet.newId();
        long before = querySide.storedReportCount();
        Thread eventThread = Thread.ofPlatform().start(() -> {
            UUID draft = testFleet.createDraft("rebuild-admin", "busy", "monitoring", clusters);
            testFleet.position = querySide.ledger.append("rebuild-admin", "draft.start",
                    new WorkloadEvent.Created(workload, "DaemonSet", "monitoring", "busy", null));
            IntStream.rangeClosed(1, CONCURRENT_COMMANDS).forEach(n -> {
                querySide.ledger.append("rebuild-admin", "workload.restart",
                        testFleet.wantedEvent(workload, clusters.get(n % 3), (n + 2) / 3, DeploymentAction.APPLY, "monitoring", "busy",
                                null));
                testFleet.saveStep("rebuild-admin", draft, "basics", "{\"name\":\"busy\",\"description\":\"" + n + "\"}");
            });
        });
        Thread reportThread = Thread.ofPlatform()
                .start(() -> IntStream.rangeClosed(1, CONCURRENT_COMMANDS).forEach(n -> querySide.sendReport(testFleet.credential(),
                        new Report(clusters.get(n % 3), 7, n, Instant.now(), new ClusterFacts("0.1", "v1", n, n, "reachable", n),
                                List.of(TestFleet.appliedFacts(workload, (n + 2) / 3, n % 4)), null))));
        disturbance.run();
        eventThread.join();
        reportThread.join();
        TestQuerySide.eventually("all reports are projected", () -> querySide.storedReportCount() == before + CONCURRENT_COMMANDS);
    }
}

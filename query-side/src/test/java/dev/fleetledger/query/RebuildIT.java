package dev.fleetledger.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

import dev.fleetledger.contract.cluster.ClusterEvent;
import dev.fleetledger.contract.cluster.ClusterFactEvent;
import dev.fleetledger.contract.deployment.DeploymentAction;
import dev.fleetledger.contract.deployment.DeploymentEvent;
import dev.fleetledger.contract.draft.DraftEvent;
import dev.fleetledger.contract.hub.HubEvent;
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
import dev.fleetledger.query.platform.QuerySideLauncher;
import dev.fleetledger.query.projection.report.UnchangedReportCleanup;

/** A rebuild produces the same rows in every table. */
@TestMethodOrder(OrderAnnotation.class)
class RebuildIT {

    private static final int BUSY = 150;
    private static Side side;
    private static Story story;
    private static List<String> clusters;
    private static long forgotten;

    @BeforeAll
    static void aMixedHistory() throws InterruptedException {
        side = new Side();
        story = new Story(side, "rebuild");
        clusters = List.of(story.cluster("a"), story.cluster("b"), story.cluster("c"));
        UUID draft = story.draft("rebuild-admin", "exporter", "monitoring", clusters);
        UUID workload = story.submit("rebuild-admin", draft, "exporter", "monitoring", clusters);
        byte[] value = story.heartbeat(clusters.get(0), Story.applied(workload, 1, 1));
        story.send(clusters.get(0), side.seal(clusters.get(0), story.credential(), value), value);
        story.heartbeat(clusters.get(0), Story.applied(workload, 1, 3));
        // Reported before the views contain the wanted state.
        story.heartbeat(clusters.get(1), Story.applied(workload, 2, 3));
        life(workload);
        questions(draft);
        leaving();
        idle();
        busy();
    }

    private static void life(UUID workload) {
        String a = clusters.get(0);
        side.ledger.command("system", "deployment.settle", new DeploymentEvent.Settled(workload, a, 1,
                new DeploymentEvent.Evidence(3, 3, 3, 3, Instant.now())), new ClusterFactEvent.Joined(a, "c", "v1", "0.1"));
        List<Object> events = new ArrayList<>(List.of(
                new WorkloadEvent.Revised(workload, 2, Story.json("{\"basics\":{\"name\":\"exporter\",\"description\":\"new\"}}"), null, 1)));
        clusters.forEach(cluster -> events.add(story.wanted(workload, cluster, 2, DeploymentAction.APPLY, "monitoring", "exporter", null)));
        side.ledger.command("rebuild-admin", "workload.rollback", events.toArray());
        story.heartbeat(a, Story.applied(workload, 2, 2));
        story.heartbeat(a, Story.applied(workload, 1, 0));
        side.ledger.command("rebuild-admin", "workload.delete", new WorkloadEvent.Deleted(workload, "delete", clusters),
                story.wanted(workload, a, 3, DeploymentAction.REMOVE, "monitoring", "exporter", null));
        story.heartbeat(a, Story.removed(workload, 3));
        side.ledger.command("system", "deployment.end", new DeploymentEvent.Gone(workload, a, 3, Instant.now()));
        side.ledger.command("rebuild-bob", "workload.delete", new RefusalEvent.Refused("workload.delete",
                new RefusalEvent.Target(null, workload, null, "monitoring"), 403, "PermissionIsMissing",
                List.of(new RefusalEvent.Missing(a, "monitoring", "NSEditor")), List.of("R")));
        side.ledger.command("rebuild-admin", "cluster.label", new ClusterEvent.Labelled(a, Map.of("z", "1", "b", "2")),
                new ClusterEvent.Cordoned(a));
        UUID left = story.draft("rebuild-bob", "left", "monitoring", List.of(a));
        side.ledger.command("rebuild-bob", "draft.discard", new DraftEvent.Discarded(left));
        side.ledger.command("system", "rollout.finish", new RolloutEvent.Finished(rollout(workload), "failed"));
    }

    /** Adds answers in time, too late, to an older question and before their question, and a draft with events of every kind. */
    private static void questions(UUID draft) {
        Instant later = Instant.now().plusSeconds(60);
        UUID older = story.preview("rebuild-admin", draft, 4, later, "monitoring", clusters);
        story.tell(clusters.get(0), Story.answer(older, Verdict.ACCEPTED, List.of(), List.of()));
        UUID newer = story.preview("rebuild-admin", draft, 5, later, "monitoring", clusters);
        story.tell(clusters.get(1), Story.answer(older, Verdict.REFUSED, List.of(), List.of()), Story.answer(newer, Verdict.WARNED, List.of(), List.of()));
        UUID expired = story.look("rebuild-admin", clusters.get(0), "nodes", null, Instant.now().minusSeconds(1));
        UUID early = Story.id();
        story.tell(clusters.get(0), Story.answer(expired, Verdict.ACCEPTED, List.of(), List.of()),
                Story.answer(early, Verdict.ACCEPTED, List.of(), List.of(new Answer.Item("node-1", null, null))));
        side.ledger.command("rebuild-admin", "cluster.query-inventory", new QuestionEvent.Asked(early, QuestionKind.INVENTORY, later, null, null, null, null, null,
                "nodes", null, List.of(new QuestionEvent.QuestionTarget(clusters.get(0), null))));
        UUID fetching = Story.id();
        side.ledger.command("rebuild-bob", "draft.start", new DraftEvent.Started(fetching, "DaemonSet", "rebuild-bob", null,
                new DraftEvent.Origin(null, null, null, new DraftEvent.Running(clusters.get(0), "monitoring", "found", Story.id())),
                new DraftEvent.BasedOn(Story.id(), 1, 1), Story.id()));
        side.ledger.command("system", "draft.fetched", new DraftEvent.Fetched(fetching, Story.id(), "NotFound", "no such DaemonSet"));
        side.ledger.command("rebuild-bob", "draft.rebase", new DraftEvent.Rebased(fetching, new DraftEvent.BasedOn(Story.id(), 2, 1),
                List.of(new DraftEvent.Collision("basics", "/description"), new DraftEvent.Collision("advanced", "/labels/a"))));
        story.save("rebuild-bob", fetching, "basics", "{\"name\":\"found\"}");
    }

    private static void leaving() {
        String left = story.cluster("left");
        side.ledger.command("rebuild-admin", "cluster.rotate", new ClusterEvent.CredentialIssued(left, "newer", Instant.now()),
                new ClusterEvent.CredentialRetired(left, story.credential()));
        side.ledger.command("system", "reports.refuse", new ClusterFactEvent.ReportsRefused(left, null, "SealDoesNotHold", 3),
                new ClusterFactEvent.ReportsRefused("nobody", null, "CredentialIsUnknown", 1));
        side.ledger.command("rebuild-admin", "cluster.remove", new ClusterEvent.RemovalAsked(left, Instant.now(), "delete"),
                new ClusterEvent.RemovalTakenBack(left), new ClusterEvent.RemovalAsked(left, Instant.now(), "release"), new ClusterEvent.Removed(left));
        side.ledger.command("system", "hub.check", new HubEvent.WentBackwards(16, 1, 17));
        side.ledger.command("rebuild-admin", "hub.acceptRestore", new HubEvent.RestoreAccepted(2, 17));
        String dead = story.cluster("dead");
        UUID workload = Story.id();
        side.ledger.command("rebuild-admin", "workload.create", new WorkloadEvent.Created(workload, "DaemonSet", "monitoring", "lost", null),
                new WorkloadEvent.FamilyFounded(workload, Story.id()),
                story.wanted(workload, dead, 1, DeploymentAction.APPLY, "monitoring", "lost", null));
        side.ledger.command("rebuild-admin", "cluster.forget", new ClusterEvent.Forgotten(dead), new DeploymentEvent.Forgotten(workload, dead, 1));
    }

    /** Sends the same facts repeatedly, with changed ones in between. */
    private static void idle() {
        UUID workload = Story.id();
        side.ledger.command("rebuild-admin", "workload.create", new WorkloadEvent.Created(workload, "DaemonSet", "monitoring", "idle", null),
                story.wanted(workload, clusters.get(2), 1, DeploymentAction.APPLY, "monitoring", "idle", null));
        DeploymentFacts same = Story.applied(workload, 1, 3);
        IntStream.range(0, 3).forEach(n -> story.heartbeat(clusters.get(2), same.withObservedAt(Instant.now())));
        story.heartbeat(clusters.get(2), Story.applied(workload, 1, 2));
        IntStream.range(0, 2).forEach(n -> story.heartbeat(clusters.get(2)));
        IntStream.range(0, 3).forEach(n -> story.heartbeat(clusters.get(2), same.withObservedAt(Instant.now())));
    }

    private static UUID rollout(UUID workload) {
        Side.eventually("the rollout is projected", () -> side.sql().sql("select count(*) from rollouts").query(Long.class).single() > 0);
        return side.sql().sql("select id from rollouts where workload = ?").param(workload).query(UUID.class).single();
    }

    /** Writes events and reports concurrently, so that their order is random. */
    private static void busy() throws InterruptedException {
        UUID workload = Story.id();
        long before = side.reportsFolded();
        Thread writing = Thread.ofPlatform().start(() -> {
            UUID draft = story.draft("rebuild-admin", "busy", "monitoring", clusters);
            story.position = side.ledger.command("rebuild-admin", "draft.start",
                    new WorkloadEvent.Created(workload, "DaemonSet", "monitoring", "busy", null));
            IntStream.rangeClosed(1, BUSY).forEach(n -> {
                side.ledger.command("rebuild-admin", "workload.restart",
                        story.wanted(workload, clusters.get(n % 3), (n + 2) / 3, DeploymentAction.APPLY, "monitoring", "busy", null));
                story.save("rebuild-admin", draft, "basics", "{\"name\":\"busy\",\"description\":\"" + n + "\"}");
            });
        });
        Thread telling = Thread.ofPlatform().start(() -> IntStream.rangeClosed(1, BUSY).forEach(n -> side.report(story.credential(),
                new Report(clusters.get(n % 3), 7, n, Instant.now(), new ClusterFacts("0.1", "v1", n, n, "reachable", n),
                        List.of(Story.applied(workload, (n + 2) / 3, n % 4)), null))));
        writing.join();
        telling.join();
        Side.eventually("all reports are projected", () -> side.reportsFolded() == before + BUSY);
    }

    @AfterAll
    static void end() {
        side.close();
    }

    @Test
    @Order(1)
    void rebuildsSameRowsAsRunningViews() {
        quiet();
        assertThat(interleavings()).isGreaterThan(5);
        rebuild("views_again");
        assertEqual("views", "views_again");
    }

    @Test
    @Order(2)
    void rebuildsSameRowsAfterUnchangedReportsAreDeleted() {
        long all = side.reportsFolded();
        forgotten = side.bean(UnchangedReportCleanup.class).before(Instant.now().plusSeconds(60));
        assertThat(forgotten).isGreaterThanOrEqualTo(5).isEqualTo(all - side.reportsFolded());
        rebuild("views_slim");
        assertEqual("views", "views_slim");
    }

    @Test
    @Order(3)
    void continuesFromCheckpointOfRebuiltViews() {
        long stored = side.reportsFolded();
        // A new consumer group gets all records of the topic again.
        side.restart(Map.of("fleetledger.views.schema", "views_again", "fleetledger.reports.group", "rebuild-" + UUID.randomUUID()));
        Side.eventually("reports that are already stored are skipped",
                () -> side.bean(MeterRegistry.class).counter("fleetledger.reports.repeated").count() >= stored + forgotten);
        assertThat(side.reportsFolded()).isEqualTo(stored);
        UUID draft = story.draft("rebuild-admin", "later", "monitoring", clusters);
        UUID workload = story.submit("rebuild-admin", draft, "later", "monitoring", clusters);
        // All clusters report, because on a busy machine the others may have become silent by now.
        clusters.forEach(story::heartbeat);
        assertThat(story.get("rebuild-admin", "/api/v1/workloads/" + workload).at("/status").stringValue()).isEqualTo("Waiting");
        quiet();
        rebuild("views_thrice", "--fleetledger.views.schema=views_again");
        assertEqual("views_again", "views_thrice");
    }

    private static void quiet() {
        Side.eventually("everything is projected", () -> side.sql().sql("select position = (select max(position) from ledger.events)"
                + " and report_number = (select max(number) from observed.reports) from progress").query(Boolean.class).single());
    }

    private static long interleavings() {
        return side.sql().sql("select count(distinct after_position) from observed.reports").query(Long.class).single();
    }

    private static void rebuild(String schema, String... more) {
        List<String> arguments = new ArrayList<>(List.of(side.arguments(Map.of("rebuild", schema))));
        arguments.addAll(List.of(more));
        assertThat(QuerySideLauncher.rebuild(QuerySide.class, arguments.toArray(String[]::new))).isZero();
    }

    private static void assertEqual(String one, String other) {
        List<String> tables = side.sql().sql("select table_name from information_schema.tables where table_schema = ? and table_name not in"
                + " ('progress', 'token_entry', 'flyway_schema_history') order by 1").param(one).query(String.class).list();
        assertThat(tables).hasSizeGreaterThan(10);
        for (String table : tables) {
            List<String> was = rows(one, table);
            assertThat(was).as(table + " has rows").isNotEmpty();
            assertThat(rows(other, table)).as(table).isEqualTo(was);
        }
    }

    private static List<String> rows(String schema, String table) {
        return side.sql().sql("select t::text from %s.%s t order by 1".formatted(schema, table)).query(String.class).list();
    }
}

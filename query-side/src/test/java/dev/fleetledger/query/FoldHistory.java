package dev.fleetledger.query;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

import dev.fleetledger.contract.deployment.DeploymentAction;
import dev.fleetledger.contract.deployment.DeploymentEvent;
import dev.fleetledger.contract.rollout.RolloutEvent;
import dev.fleetledger.contract.workload.WorkloadEvent;

/** A long ledger for benchmarks: the life of one workload in ten clusters, about a hundred events, as often as needed. */
final class FoldHistory {

    private static final String PERSON = "benchmark-admin";
    private static final int CLUSTERS = 10;
    private static final int REVISIONS = 4;

    /** Inserts the events after position ? again for each number up to ?, with ids of their own. */
    private static final String COPIES = "insert into ledger.events (identifier, aggregate_type, aggregate_identifier,"
            + " aggregate_sequence_number, type, version, timestamp, payload, metadata)"
            + " select gen_random_uuid(), aggregate_type, %1$s, aggregate_sequence_number, type, version,"
            + " timestamp + n * interval '1 second', (%2$s)::json, (%3$s)::json from ledger.events, generate_series(1, %4$d) n"
            + " where position > %5$d order by n, position";

    private FoldHistory() {}

    /** @return position of the last event, which is about the wanted number */
    static long write(TestQuerySide querySide, long events) {
        TestFleet fleet = new TestFleet(querySide, "folds");
        List<String> clusters = IntStream.range(0, CLUSTERS).mapToObj(n -> fleet.registerCluster("c" + n)).toList();
        long start = fleet.position;
        writeLife(fleet, clusters);
        long life = fleet.position - start;
        querySide.executeAsOwner(COPIES.formatted(copied("aggregate_identifier"), copied("payload::text"), copied("metadata::text"),
                events / life, start));
        querySide.executeAsOwner("analyze ledger.events");
        return querySide.count("select max(position) from ledger.events");
    }

    /** In SQL: the text with other ids, which differ in their last digits. */
    private static String copied(String text) {
        return "regexp_replace(" + text + ", '([0-9a-f]{8}(-[0-9a-f]{4}){3})-[0-9a-f]{12}', '\\1-' || lpad(to_hex(n), 12, '0'), 'g')";
    }

    private static void writeLife(TestFleet fleet, List<String> clusters) {
        UUID draft = fleet.createDraft(PERSON, "exporter", "monitoring", clusters);
        UUID workload = fleet.submit(PERSON, draft, "exporter", "monitoring", clusters);
        settle(fleet, workload, clusters, 1);
        for (int revision = 2; revision <= REVISIONS; revision++) {
            UUID rollout = TestFleet.newId();
            List<Object> events = new ArrayList<>(List.of(new WorkloadEvent.Revised(workload, revision,
                            TestFleet.json("{\"basics\":{\"name\":\"exporter\",\"description\":\"" + revision + "\"}}"), null, null),
                    new RolloutEvent.Started(rollout, workload, revision, 1, List.of(new RolloutEvent.Wave("all", clusters)))));
            for (String cluster : clusters) {
                events.add(fleet.wantedEvent(workload, cluster, revision, DeploymentAction.APPLY, "monitoring", "exporter", rollout));
            }
            fleet.querySide.ledger.append(PERSON, "workload.revise", events.toArray());
            settle(fleet, workload, clusters, revision);
            fleet.position = fleet.querySide.ledger.append("system", "rollout.finish", new RolloutEvent.Finished(rollout, "completed"));
        }
    }

    private static void settle(TestFleet fleet, UUID workload, List<String> clusters, int generation) {
        fleet.position = fleet.querySide.ledger.append("system", "deployment.settle", clusters.stream()
                .map(cluster -> (Object) new DeploymentEvent.Settled(workload, cluster, generation,
                        new DeploymentEvent.Evidence(3, 3, 3, 3, Instant.now()))).toArray());
    }
}

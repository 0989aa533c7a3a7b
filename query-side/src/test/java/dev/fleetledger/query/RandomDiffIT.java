package dev.fleetledger.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.contract.access.GrantEvent;
import dev.fleetledger.contract.cluster.ClusterEvent;
import dev.fleetledger.contract.deployment.DeploymentAction;
import dev.fleetledger.contract.workload.WorkloadEvent;

/** Diffs between random points of a random history tell exactly what differs between the views as of both. */
class RandomDiffIT {

    private static final TestQuerySide QUERY_SIDE = new TestQuerySide(Map.of("fleetledger.cluster-silent-after", "1h"));
    private static final long SEED = new Random().nextLong();
    private static final int OPERATIONS = 120;
    private static final int PAIRS = 60;

    /** Key, path and value of what some columns of the views show. */
    private static final List<String> SHOWN = List.of(
            "select 'deployment ' || id, '/wanted/generation', generation::text from deployments where generation > 0",
            "select 'deployment ' || id, '/observed/ready', facts::json -> 'object' ->> 'ready' from observations"
                    + " where id in (select id from deployments)",
            "select 'cluster ' || name, '/labels', labels from clusters",
            "select 'cluster ' || name, '/cordoned', cordoned::text from clusters",
            "select 'workload ' || id, '/revision', revision::text from workloads",
            "select 'rollout ' || id, '/revision', revision::text from rollouts",
            "select 'grant ' || id, '/role', role from grants",
            "select 'grant ' || id, '/revokedAt', revoked_at::text from grants where revoked_at is not null");

    private final Random random = new Random(SEED);
    private final TestFleet testFleet = new TestFleet(QUERY_SIDE, "random-diff");
    private final List<String> clusters = new ArrayList<>();
    private final Map<UUID, Integer> revisions = new HashMap<>();
    private final Map<String, Long> generations = new HashMap<>();
    private final List<UUID> grants = new ArrayList<>();

    @AfterAll
    static void stop() {
        QUERY_SIDE.close();
    }

    @Test
    void tellExactlyWhatDiffersBetweenViewsOfBothPoints() throws SQLException, InterruptedException {
        List<Instant> times = new ArrayList<>(List.of(nextTime()));
        for (int n = 0; n < OPERATIONS; n++) {
            operate(n);
            times.add(nextTime());
        }
        testFleet.get(testFleet.admin, "/api/v1/hub");
        for (int n = 0; n < PAIRS; n++) {
            int first = random.nextInt(times.size());
            int second = random.nextInt(times.size());
            Instant from = times.get(Math.min(first, second));
            Instant to = times.get(Math.max(first, second));
            assertThat(told(from, to)).as("seed %d, from %s to %s", SEED, from, to)
                    .isEqualTo(differences(shownAt(from), shownAt(to)));
        }
    }

    private void operate(int n) {
        int choice = clusters.size() < 2 ? 0 : revisions.isEmpty() ? 1 : random.nextInt(12);
        switch (choice) {
            case 0 -> clusters.add(testFleet.registerCluster("c" + n));
            case 1 -> {
                UUID draft = testFleet.createDraft(testFleet.admin, "w" + n, "random", clusters);
                UUID workload = testFleet.submit(testFleet.admin, draft, "w" + n, "random", clusters);
                revisions.put(workload, 1);
                clusters.forEach(cluster -> generations.put(workload + "/" + cluster, 1L));
            }
            case 2 -> append(new ClusterEvent.Labelled(oneOf(clusters), Map.of("n", Integer.toString(random.nextInt(3)))));
            case 3 -> append(random.nextBoolean() ? new ClusterEvent.Cordoned(oneOf(clusters))
                    : new ClusterEvent.Uncordoned(oneOf(clusters)));
            case 4 -> {
                UUID workload = oneOf(revisions.keySet());
                int revision = revisions.merge(workload, 1, Integer::sum);
                append(new WorkloadEvent.Revised(workload, revision, TestFleet.json("{\"basics\":{\"name\":\"w\"}}"), null, null));
            }
            case 5 -> {
                String deployment = oneOf(generations.keySet());
                long generation = generations.merge(deployment, 1L, Long::sum);
                append(testFleet.wantedEvent(workload(deployment), cluster(deployment), generation, DeploymentAction.APPLY, "random", "w",
                        null));
            }
            case 6 -> {
                UUID grant = UUID.randomUUID();
                grants.add(grant);
                append(new GrantEvent.Given(grant, "NSViewer", new GrantEvent.Holder("user", "erin"),
                        new GrantEvent.Scope(false, List.of(oneOf(clusters)), null, "random")));
            }
            case 7 -> {
                if (!grants.isEmpty()) {
                    append(new GrantEvent.Revoked(grants.removeLast()));
                }
            }
            default -> {
                String deployment = oneOf(generations.keySet());
                testFleet.sendReport(cluster(deployment),
                        TestFleet.appliedFacts(workload(deployment), generations.get(deployment), random.nextInt(4)));
            }
        }
    }

    private void append(Object event) {
        testFleet.position = QUERY_SIDE.ledger.append(testFleet.admin, "random", event);
        testFleet.get(testFleet.admin, "/api/v1/hub");
    }

    /** Returns the changes that a diff tells of what {@link #SHOWN} reads. */
    private Set<String> told(Instant from, Instant to) {
        Set<String> paths = new HashSet<>();
        SHOWN.forEach(sql -> paths.add(sql.split("'")[3]));
        Set<String> told = new TreeSet<>();
        Set<String> seen = new HashSet<>();
        String query = "/api/v1/diff?limit=7&from=" + from + "&to=" + to;
        JsonNode page = testFleet.get(testFleet.admin, query);
        while (true) {
            for (JsonNode item : page.at("/items")) {
                String key = item.at("/kind").stringValue() + " " + item.at("/id").stringValue();
                assertThat(seen.add(key)).as(key + " is on one page only").isTrue();
                item.at("/changes").valueStream().map(change -> change.at("/path").stringValue()).filter(paths::contains)
                        .forEach(path -> told.add(key + " " + path));
            }
            if (!page.at("/next").isString()) {
                return told;
            }
            page = testFleet.get(testFleet.admin, query + "&cursor=" + page.at("/next").stringValue());
        }
    }

    private static Map<String, String> shownAt(Instant time) throws SQLException {
        Map<String, String> shown = new HashMap<>();
        try (Connection connection = QUERY_SIDE.database.connect(QUERY_SIDE.database.query());
                Statement statement = connection.createStatement()) {
            statement.execute("set search_path = views_past, views");
            statement.execute("select set_config('fleetledger.now', '" + time + "', false), set_config('fleetledger.at',"
                    + " (select max(number)::text from steps where latest <= '" + time + "'), false)");
            for (String sql : SHOWN) {
                try (ResultSet row = statement.executeQuery(sql)) {
                    while (row.next()) {
                        shown.put(row.getString(1) + " " + row.getString(2), row.getString(3));
                    }
                }
            }
        }
        return shown;
    }

    private static Set<String> differences(Map<String, String> before, Map<String, String> after) {
        Set<String> keys = new TreeSet<>(before.keySet());
        keys.addAll(after.keySet());
        keys.removeIf(key -> Objects.equals(before.get(key), after.get(key)));
        return keys;
    }

    /** Returns a time between what was and what will be: the broker counts milliseconds. */
    private static Instant nextTime() throws InterruptedException {
        Thread.sleep(5);
        Instant now = Instant.now();
        Thread.sleep(5);
        return now;
    }

    private <T> T oneOf(Collection<T> all) {
        return all.stream().skip(random.nextInt(all.size())).findFirst().orElseThrow();
    }

    private static UUID workload(String deployment) {
        return UUID.fromString(deployment.substring(0, deployment.indexOf('/')));
    }

    private static String cluster(String deployment) {
        return deployment.substring(deployment.indexOf('/') + 1);
    }
}

package dev.fleetledger.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.contract.access.GrantEvent;
import dev.fleetledger.contract.cluster.ClusterEvent;
import dev.fleetledger.contract.deployment.DeploymentEvent;
import dev.fleetledger.contract.draft.DraftEvent;

/** In a random fleet, a change of every object is told to exactly those readers whose lists show it. */
class ChangesOfListsIT {

    private static final int READERS = 14;
    private static final List<String> ROLES = List.of("NSViewer", "NSEditor", "NSAdmin", "ClusterAdmin");
    private static final List<String> NAMESPACES = List.of("lists-a", "lists-b", "lists-c");
    private static final TestQuerySide QUERY_SIDE = new TestQuerySide();

    private final Random random = new Random(122);
    private final TestFleet testFleet = new TestFleet(QUERY_SIDE, "lists");
    private final List<String> clusters = new ArrayList<>();

    @AfterAll
    static void stop() {
        QUERY_SIDE.close();
    }

    @Test
    void tellsEachReaderOfExactlyWhatListsShow() {
        createFleet();
        List<String> readers = IntStream.range(0, READERS).mapToObj(n -> "lists-reader-" + n).toList();
        readers.forEach(this::grantRandomRoles);
        testFleet.grant("lists-auditor", "Auditor", null);
        createDrafts(readers);
        createWorkloads();
        testFleet.get("lists-admin", "/api/v1/hub");
        for (String reader : List.of(readers, List.of("lists-auditor", "lists-admin")).stream().flatMap(List::stream).toList()) {
            try (EventStream stream = EventStream.open(QUERY_SIDE.port(), QUERY_SIDE.token(reader), "", null)) {
                changeEverything();
                List<EventStream.Event> told = stream.until(it -> it.data().path("kind").stringValue("").equals("settings"));

                for (String kind : List.of("draft", "workload", "rollout", "grant", "cluster")) {
                    assertThat(ids(told, kind)).as(reader + " is told of " + kind).isEqualTo(listed(reader, kind));
                }
                assertThat(ids(told, "deployment")).as(reader + " is told of deployments").isEqualTo(listedDeployments(reader));
            }
        }
    }

    private void createFleet() {
        for (String name : List.of("one", "two", "three", "four")) {
            clusters.add(testFleet.registerCluster(name));
            QUERY_SIDE.ledger.append("lists-admin", "cluster.label",
                    new ClusterEvent.Labelled(clusters.getLast(), Map.of("zone", random.nextBoolean() ? "east" : "west")));
        }
    }

    private void grantRandomRoles(String reader) {
        for (int n = random.nextInt(1, 3); n > 0; n--) {
            String role = pick(ROLES);
            String namespace = role.equals("ClusterAdmin") ? null : pick(NAMESPACES);
            GrantEvent.Scope scope = switch (random.nextInt(3)) {
                case 0 -> new GrantEvent.Scope(true, null, null, namespace);
                case 1 -> new GrantEvent.Scope(false, pickClusters(), null, namespace);
                default -> new GrantEvent.Scope(false, null, Map.of("zone", pick(List.of("east", "west"))), namespace);
            };
            testFleet.position = QUERY_SIDE.ledger.append("system", "grant.give",
                    new GrantEvent.Given(UUID.randomUUID(), role, new GrantEvent.Holder("user", reader), scope));
        }
    }

    private void createDrafts(List<String> readers) {
        for (int n = 0; n < 80; n++) {
            UUID draft = TestFleet.newId();
            String owner = pick(readers);
            String openedIn = random.nextInt(3) == 0 ? pick(clusters) : null;
            testFleet.position = QUERY_SIDE.ledger.append(owner, "draft.start",
                    new DraftEvent.Started(draft, "DaemonSet", owner, openedIn, null, null, null, null));
            if (random.nextInt(6) > 0) {
                testFleet.saveStep(owner, draft, "basics", "{\"name\":\"x\",\"namespace\":\"" + pick(NAMESPACES) + "\"}");
            }
            switch (random.nextInt(4)) {
                case 0 -> testFleet.saveStep(owner, draft, "placement", "{\"clusters\":" + json(pickClusters()) + "}");
                case 1 -> testFleet.saveStep(owner, draft, "placement", "{\"all\":true,\"exclude\":" + json(pickClusters()) + "}");
                case 2 -> testFleet.saveStep(owner, draft, "placement", "{\"selector\":{\"matchLabels\":{\"zone\":\"east\"}}}");
                default -> { }
            }
        }
    }

    private void createWorkloads() {
        for (int n = 0; n < 40; n++) {
            String namespace = pick(NAMESPACES);
            List<String> targets = pickClusters();
            UUID draft = testFleet.createDraft("lists-admin", "workload-" + n, namespace, targets);
            UUID workload = testFleet.submit("lists-admin", draft, "workload-" + n, namespace, targets);
            for (String cluster : targets) {
                if (random.nextInt(3) == 0) {
                    testFleet.position = QUERY_SIDE.ledger.append("system", "deployment.end",
                            new DeploymentEvent.Gone(workload, cluster, 1, Instant.now()));
                }
            }
        }
    }

    /** Records a change of every object, and at last of the settings, which everybody with a role sees. */
    private static void changeEverything() {
        QUERY_SIDE.executeAsOwner("set search_path to views; with objects as ("
                + "select 1 as place, 'draft' as kind, id::text, null::uuid as workload, null as cluster, id as draft from drafts"
                + " union all select 1, 'workload', id::text, id, null, null from workloads"
                + " union all select 1, 'rollout', id::text, workload, null, null from rollouts"
                + " union all select 1, 'deployment', id, workload, cluster, null from deployments"
                + " union all select 1, 'cluster', name, null, name, null from clusters"
                + " union all select 1, 'grant', id::text, null, null, null from grants"
                + " union all select 2, 'settings', 'fleet', null, null, null),"
                + " counted as (update progress set change_number = change_number + (select count(*) from objects)"
                + " returning change_number - (select count(*) from objects) as former)"
                + " insert into changes (number, kind, id, workload, cluster, draft, changes_rights)"
                + " select former + row_number() over (order by place), kind, id, workload, cluster, draft, false from objects, counted;"
                + " notify fleetledger_changes");
    }

    private static Set<String> ids(List<EventStream.Event> told, String kind) {
        return told.stream().filter(it -> it.data().path("kind").stringValue("").equals(kind))
                .map(it -> it.data().path("id").stringValue()).collect(Collectors.toCollection(TreeSet::new));
    }

    private Set<String> listed(String reader, String kind) {
        return items(reader, "/api/v1/" + kind + "s", kind.equals("cluster") ? "name" : "id");
    }

    private Set<String> listedDeployments(String reader) {
        Set<String> ids = new TreeSet<>();
        for (String workload : listed("lists-admin", "workload")) {
            for (String cluster : clusters) {
                if (QUERY_SIDE.requestAs(reader, "/api/v1/workloads/" + workload + "/deployments/" + cluster).statusCode() == 200) {
                    ids.add(workload + "/" + cluster);
                }
            }
        }
        return ids;
    }

    private Set<String> items(String reader, String path, String id) {
        Set<String> ids = new TreeSet<>();
        String cursor = "";
        do {
            JsonNode page = testFleet.get(reader, path + "?limit=200" + cursor);
            page.path("items").forEach(item -> ids.add(item.path(id).stringValue()));
            cursor = page.path("next").isString() ? "&cursor=" + page.path("next").stringValue() : "";
        } while (!cursor.isEmpty());
        return ids;
    }

    private List<String> pickClusters() {
        List<String> picked = clusters.stream().filter(cluster -> random.nextBoolean()).toList();
        return picked.isEmpty() ? List.of(pick(clusters)) : picked;
    }

    private <T> T pick(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    private static String json(List<String> names) {
        return names.stream().map(name -> '"' + name + '"').collect(Collectors.joining(",", "[", "]"));
    }
}

package dev.fleetledger.command.testsupport;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import org.springframework.jdbc.core.JdbcTemplate;

import dev.fleetledger.contract.ContractJson;
import dev.fleetledger.contract.settings.Settings;
import dev.fleetledger.judgement.guardrail.DefaultSettings;
import dev.fleetledger.parts.postgres.Postgres;

/** Three clusters and the seeded people, on two service instances and one database. Tests are isolated by unique names. */
public final class TestFleet {

    private static final AtomicInteger NAMES = new AtomicInteger();

    private TestFleet() {}

    public static ServiceInstance first() {
        return SeededInstances.FIRST;
    }

    public static ServiceInstance second() {
        return SeededInstances.SECOND;
    }

    public static JdbcTemplate database() {
        return SeededInstances.FIRST.bean(JdbcTemplate.class);
    }

    /** Executes SQL as the owner of the tables. */
    public static void executeAsOwner(String sql) {
        try (var connection = SeededInstances.DATABASE.connect(SeededInstances.DATABASE.owner()); var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** No agent reports here. A cluster that was never heard is silent, and rollouts go on without it. */
    public static void hear(String cluster) {
        setHeard(cluster, "2100-01-01 00:00Z");
    }

    public static void silence(String cluster) {
        setHeard(cluster, "2000-01-01 00:00Z");
    }

    private static void setHeard(String cluster, String time) {
        executeAsOwner("insert into command.agents (cluster, epoch, sequence, joined, heard_at) values ('" + cluster
                + "', 1, 1, true, timestamptz '" + time + "') on conflict (cluster) do update set heard_at = excluded.heard_at");
    }

    /**
     * The default settings but for one guard rail, as JSON.
     *
     * @param fromClusters number of clusters from which on a change may need a second person
     */
    public static String settings(int fromClusters) {
        Settings defaults = DefaultSettings.VALUE;
        var secondPerson = new Settings.SecondPerson(fromClusters, defaults.secondPerson().share(),
                defaults.secondPerson().deleteFromClusters());
        return ContractJson.MAPPER.writeValueAsString(new Settings(secondPerson, defaults.approvalExpires(),
                defaults.protectedNamespaces(), defaults.reasonRequired()));
    }

    public static String newName() {
        return "daemon-" + NAMES.incrementAndGet();
    }

    public static String newKey() {
        return java.util.UUID.randomUUID().toString();
    }

    /** Names of the events that the command at this position appended, in order. */
    public static List<String> eventsOf(String position) {
        return database().queryForList("select type from ledger.events where metadata->>'command' ="
                + " (select metadata->>'command' from ledger.events where position = ?) order by position", String.class,
                Long.valueOf(position));
    }

    public static List<String> refusals(String person) {
        return database().queryForList("select payload->>'code' from ledger.events where aggregate_type = 'Refusals'"
                + " and aggregate_identifier = ? order by position", String.class, "sub-" + person);
    }

    public static long head() {
        Long head = database().queryForObject("select coalesce(max(position), 0) from ledger.events", Long.class);
        return head == null ? 0 : head;
    }

    /** Creates a draft of the caller with all required steps saved. @return its path and its ETag */
    public static DraftHandle draft(Caller caller, String name, String namespace, String placement) {
        return draft(caller, name, namespace, placement, "registry.example/daemon:1");
    }

    public static DraftHandle draft(Caller caller, String name, String namespace, String placement, String image) {
        Reply started = caller.post("/api/v1/drafts", "{\"kind\":\"DaemonSet\"}");
        assertThat(started.status()).describedAs(started.toString()).isEqualTo(201);
        DraftHandle draft = new DraftHandle("/api/v1/drafts/" + started.text("id"), started.etag());
        draft = draft.save(caller, "basics", "{\"name\":\"" + name + "\",\"namespace\":\"" + namespace + "\"}");
        draft = draft.save(caller, "containers", "{\"containers\":[{\"name\":\"main\",\"image\":\"" + image + "\"}]}");
        return draft.save(caller, "placement", atOnce(placement));
    }

    /** A placement without a plan gets one wave of all clusters, so that a test sees every generation at once. */
    public static String atOnce(String placement) {
        return placement.contains("\"rollout\"") ? placement
                : placement.replaceFirst("\\}\\s*$", ",\"rollout\":{\"waves\":[{\"name\":\"all\",\"clusters\":{\"rest\":true}}]}}");
    }

    /** Opens a draft in a cluster. @return its path */
    public static String newDraftIn(Caller caller, String cluster) {
        return "/api/v1/drafts/" + caller.post("/api/v1/drafts", "{\"kind\":\"DaemonSet\",\"cluster\":\"" + cluster + "\"}").text("id");
    }

    public record DraftHandle(String path, String etag) {

        public DraftHandle save(Caller caller, String step, String document) {
            Reply saved = caller.put(path + "/steps/" + step, document, "If-Match", etag);
            assertThat(saved.status()).describedAs(saved.toString()).isEqualTo(200);
            return new DraftHandle(path, saved.etag());
        }

        public Reply submit(Caller caller, String... headers) {
            String[] all = java.util.stream.Stream.concat(java.util.stream.Stream.of("If-Match", etag), java.util.stream.Stream.of(headers))
                    .toArray(String[]::new);
            return caller.post(path + ":submit", "{}", all);
        }
    }

    private static final class SeededInstances {

        static final dev.fleetledger.parts.postgres.Database DATABASE = Postgres.shared().freshDatabase();
        static final ServiceInstance FIRST = seed(ServiceInstance.start(DATABASE));
        static final ServiceInstance SECOND = ServiceInstance.start(DATABASE);

        private static ServiceInstance seed(ServiceInstance serviceInstance) {
            Caller admin = serviceInstance.as("admin");
            List.of("eu-1", "eu-2", "us-1").forEach(name -> assertCreated(admin.post("/api/v1/clusters",
                    "{\"name\":\"" + name + "\",\"labels\":{\"region\":\"" + name.substring(0, 2) + "\"}}")));
            List.of("eu-1", "eu-2", "us-1").forEach(TestFleet::hear);
            // Tests of other classes register clusters here, so a rollout to all of them must not wait for a second person.
            executeAsOwner("insert into command.settings (settings) values ('" + settings(1_000_000) + "')");
            grant(admin, "NSEditor", "alice", "{\"all\":true,\"namespace\":\"default\"}");
            grant(admin, "NSEditor", "alice", "{\"all\":true,\"namespace\":\"monitoring\"}");
            grant(admin, "NSViewer", "bob", "{\"all\":true,\"namespace\":\"default\"}");
            grant(admin, "Auditor", "carol", "{\"all\":true}");
            grant(admin, "NSEditor", "dave", "{\"clusters\":[\"eu-1\"],\"namespace\":\"default\"}");
            return serviceInstance;
        }

        private static void grant(Caller admin, String role, String person, String scope) {
            assertCreated(admin.post("/api/v1/grants", "{\"role\":\"" + role + "\",\"holder\":{\"kind\":\"user\",\"id\":\"sub-" + person
                    + "\"},\"scope\":" + scope + "}"));
        }

        private static void assertCreated(Reply reply) {
            assertThat(reply.status()).describedAs(reply.toString()).isEqualTo(201);
        }
    }
}

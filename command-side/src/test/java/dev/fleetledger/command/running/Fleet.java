package dev.fleetledger.command.running;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import org.springframework.jdbc.core.JdbcTemplate;

import dev.fleetledger.parts.postgres.Postgres;

/** Three clusters and the seeded people, on two service instances and one database. Tests are isolated by unique names. */
public final class Fleet {

    private static final AtomicInteger NAMES = new AtomicInteger();

    private Fleet() {}

    public static Copy one() {
        return Seeded.ONE;
    }

    public static Copy other() {
        return Seeded.OTHER;
    }

    public static JdbcTemplate database() {
        return Seeded.ONE.part(JdbcTemplate.class);
    }

    /** Executes SQL as the owner of the tables. */
    public static void asOwner(String sql) {
        try (var connection = Seeded.DATABASE.connect(Seeded.DATABASE.owner()); var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public static String newName() {
        return "daemon-" + NAMES.incrementAndGet();
    }

    public static String key() {
        return java.util.UUID.randomUUID().toString();
    }

    /** Names of the events that the command at this position appended, in order. */
    public static List<String> eventsOf(String position) {
        return database().queryForList("select type from ledger.events where metadata->>'command' ="
                + " (select metadata->>'command' from ledger.events where position = ?) order by position", String.class, Long.valueOf(position));
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
    public static Ready draft(Caller caller, String name, String namespace, String placement) {
        return draft(caller, name, namespace, placement, "registry.example/daemon:1");
    }

    public static Ready draft(Caller caller, String name, String namespace, String placement, String image) {
        Reply started = caller.post("/api/v1/drafts", "{\"kind\":\"DaemonSet\"}");
        assertThat(started.status()).describedAs(started.toString()).isEqualTo(201);
        Ready draft = new Ready("/api/v1/drafts/" + started.text("id"), started.etag());
        draft = draft.save(caller, "basics", "{\"name\":\"" + name + "\",\"namespace\":\"" + namespace + "\"}");
        draft = draft.save(caller, "containers", "{\"containers\":[{\"name\":\"main\",\"image\":\"" + image + "\"}]}");
        return draft.save(caller, "placement", placement);
    }

    public record Ready(String path, String etag) {

        public Ready save(Caller caller, String step, String document) {
            Reply saved = caller.put(path + "/steps/" + step, document, "If-Match", etag);
            assertThat(saved.status()).describedAs(saved.toString()).isEqualTo(200);
            return new Ready(path, saved.etag());
        }

        public Reply submit(Caller caller, String... headers) {
            String[] all = java.util.stream.Stream.concat(java.util.stream.Stream.of("If-Match", etag), java.util.stream.Stream.of(headers))
                    .toArray(String[]::new);
            return caller.post(path + ":submit", "{}", all);
        }
    }

    private static final class Seeded {

        static final dev.fleetledger.parts.postgres.Database DATABASE = Postgres.shared().freshDatabase();
        static final Copy ONE = seeded(Copy.on(DATABASE));
        static final Copy OTHER = Copy.on(DATABASE);

        private static Copy seeded(Copy copy) {
            Caller admin = copy.as("admin");
            List.of("eu-1", "eu-2", "us-1").forEach(name -> made(admin.post("/api/v1/clusters",
                    "{\"name\":\"" + name + "\",\"labels\":{\"region\":\"" + name.substring(0, 2) + "\"}}")));
            grant(admin, "NSEditor", "alice", "{\"all\":true,\"namespace\":\"default\"}");
            grant(admin, "NSEditor", "alice", "{\"all\":true,\"namespace\":\"monitoring\"}");
            grant(admin, "NSViewer", "bob", "{\"all\":true,\"namespace\":\"default\"}");
            grant(admin, "Auditor", "carol", "{\"all\":true}");
            grant(admin, "NSEditor", "dave", "{\"clusters\":[\"eu-1\"],\"namespace\":\"default\"}");
            return copy;
        }

        private static void grant(Caller admin, String role, String person, String scope) {
            made(admin.post("/api/v1/grants", "{\"role\":\"" + role + "\",\"holder\":{\"kind\":\"user\",\"id\":\"sub-" + person
                    + "\"},\"scope\":" + scope + "}"));
        }

        private static void made(Reply reply) {
            assertThat(reply.status()).describedAs(reply.toString()).isEqualTo(201);
        }
    }
}

package dev.fleetledger.parts;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** A PostgreSQL to work with: one that is given, or one of ours as a process. */
public final class Postgres implements AutoCloseable {

    private static final AtomicInteger NAMES = new AtomicInteger();

    private final String adminUrl;
    private final DatabaseLogins logins;
    private final Optional<PostgresServer> server;

    private Postgres(String adminUrl, DatabaseLogins logins, Optional<PostgresServer> server) {
        this.adminUrl = adminUrl;
        this.logins = logins;
        this.server = server;
    }

    /**
     * The one of this test JVM: {@code FLEETLEDGER_POSTGRES} (a JDBC URL with a superuser's name and password) if given, else
     * ours in a temporary folder and without fsync.
     */
    public static Postgres shared() {
        return Shared.POSTGRES;
    }

    /** A server whose data is to be kept, with fsync on: the folder is made at the first start and found again later. */
    public static Postgres start(Path data, int port, Path log, String adminPassword, DatabaseLogins logins) {
        return of(PostgresServer.start(new PostgresServer.Settings(data, port, log, adminPassword, true)), logins);
    }

    /** A server in a temporary folder, for a test that wants to stop, kill or fill one of its own. */
    public static Postgres temporary(boolean fsync) {
        var folder = TemporaryFolders.create("postgres");
        var settings = new PostgresServer.Settings(folder.resolve("data"), Ports.free(), folder.resolve("log"), "postgres", fsync);
        return of(PostgresServer.start(settings), DatabaseLogins.forTests());
    }

    private static Postgres of(PostgresServer server, DatabaseLogins logins) {
        return new Postgres(server.adminUrl(), logins, Optional.of(server));
    }

    /** A new empty database, owned by {@code fleetledger_owner}. */
    public Database freshDatabase() {
        return database(newName());
    }

    /** A new database that holds all that the other one does, to which nobody may be connected at the moment. */
    public Database copyOf(Database other) {
        String name = newName();
        try (var connection = admin(); var statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE \"" + name + "\" TEMPLATE \"" + other.name() + '"');
        } catch (SQLException e) {
            throw new IllegalStateException("cannot copy database " + other.name(), e);
        }
        return database(name);
    }

    /** The database of that name, made if it is not there, its logins as they should be. */
    public Database database(String name) {
        try {
            createIfAbsent(name);
            var url = adminUrl.replaceFirst("(jdbc:postgresql://[^/]+/)[^?]*", "$1" + name);
            try (var connection = DriverManager.getConnection(url)) {
                RolesScript.run(connection, logins);
            }
            return new Database(url.replaceFirst("\\?.*", ""), logins.owner(), logins.command(), logins.query());
        } catch (SQLException e) {
            throw new IllegalStateException("cannot make database " + name, e);
        }
    }

    private static String newName() {
        return "test_" + ProcessHandle.current().pid() + "_" + NAMES.incrementAndGet();
    }

    private void createIfAbsent(String name) throws SQLException {
        try (var connection = admin(); var statement = connection.createStatement()) {
            try (var found = statement.executeQuery("SELECT 1 FROM pg_database WHERE datname = '" + name + "'")) {
                if (found.next()) {
                    return;
                }
            }
            statement.execute("CREATE DATABASE \"" + name + '"');
        }
    }

    /** A connection as superuser, to the database that every server has. */
    public Connection admin() throws SQLException {
        return DriverManager.getConnection(adminUrl);
    }

    /** Ours as a process, to stop, kill or start again; empty when it was given. */
    public Optional<PostgresServer> server() {
        return server;
    }

    @Override
    public void close() {
        server.ifPresent(PostgresServer::close);
    }

    private static final class Shared {

        static final Postgres POSTGRES = Optional.ofNullable(System.getenv("FLEETLEDGER_POSTGRES"))
                .map(url -> new Postgres(url, DatabaseLogins.forTests(), Optional.empty()))
                .orElseGet(() -> temporary(false));
    }
}

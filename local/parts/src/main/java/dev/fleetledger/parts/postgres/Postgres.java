package dev.fleetledger.parts.postgres;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import dev.fleetledger.parts.PartsMode;
import dev.fleetledger.parts.process.Ports;
import dev.fleetledger.parts.process.TemporaryFolders;

/** A PostgreSQL for tests: an external one, a server run as a child process, or one in a container. */
public final class Postgres implements AutoCloseable {

    private static final AtomicInteger NAMES = new AtomicInteger();

    private final Server server;
    private final DatabaseLogins logins;

    private Postgres(Server server, DatabaseLogins logins) {
        this.server = server;
        this.logins = logins;
    }

    /**
     * Returns this test JVM's PostgreSQL: {@code FLEETLEDGER_POSTGRES} (a JDBC URL with a superuser's name and password) if set;
     * with {@code -Dparts=containers} a container; else a server in a temporary folder. Both are without fsync.
     */
    public static Postgres shared() {
        return Shared.POSTGRES;
    }

    /** Starts a server that keeps its data, with fsync on: the first start creates the folder, later starts reuse it. */
    public static Postgres start(Path data, int port, Path log, String adminPassword, DatabaseLogins logins) {
        return new Postgres(PostgresServer.start(new PostgresServer.Settings(data, port, log, adminPassword, true)), logins);
    }

    /** Starts a server in a temporary folder, for tests that stop, kill or fill it. */
    public static Postgres temporary(boolean fsync) {
        var folder = TemporaryFolders.create("postgres");
        var settings = new PostgresServer.Settings(folder.resolve("data"), Ports.free(), folder.resolve("log"), "postgres", fsync);
        return new Postgres(PostgresServer.start(settings), DatabaseLogins.forTests());
    }

    /** Creates an empty database, owned by {@code fleetledger_owner}. */
    public Database freshDatabase() {
        return database(newName());
    }

    /** Creates a copy of another database, to which no client may be connected at the time. */
    public Database copyOf(Database other) {
        String name = newName();
        try (var connection = admin(); var statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE \"" + name + "\" TEMPLATE \"" + other.name() + '"');
        } catch (SQLException e) {
            throw new IllegalStateException("cannot copy database " + other.name(), e);
        }
        return database(name);
    }

    /**
     * Returns the database of that name. It is created if it does not exist, and its logins are set up: one after the other, because a server
     * refuses two changes of the same login at a time.
     */
    public synchronized Database database(String name) {
        try {
            createIfAbsent(name);
            var url = server.adminUrl().replaceFirst("(jdbc:postgresql://[^/]+/)[^?]*", "$1" + name);
            try (var connection = DriverManager.getConnection(url)) {
                RolesScript.run(connection, logins);
            }
            return new Database(url.replaceFirst("\\?.*", ""), logins.owner(), logins.command(), logins.query(), logins.console());
        } catch (SQLException e) {
            throw new IllegalStateException("cannot create database " + name, e);
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

    /** Connects as superuser to the {@code postgres} database, which every server has. */
    public Connection admin() throws SQLException {
        return DriverManager.getConnection(server.adminUrl());
    }

    /**
     * Ends all connections of a user again and again, as a failing server or network would.
     *
     * @param end by {@link System#nanoTime}
     */
    public void terminateConnections(String user, long end) throws SQLException, InterruptedException {
        try (var admin = admin(); var statement = admin.prepareStatement(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = ?")) {
            statement.setString(1, user);
            while (System.nanoTime() < end) {
                statement.execute();
                TimeUnit.MILLISECONDS.sleep(ThreadLocalRandom.current().nextInt(100));
            }
        }
    }

    /** Returns the server's process, to stop, kill or restart it; empty for an external PostgreSQL and a container. */
    public Optional<PostgresServer> server() {
        return server instanceof PostgresServer process ? Optional.of(process) : Optional.empty();
    }

    @Override
    public void close() {
        server.close();
    }

    private static final class Shared {

        static final Postgres POSTGRES = Optional.ofNullable(System.getenv("FLEETLEDGER_POSTGRES"))
                .map(url -> new Postgres(new Server.External(url), DatabaseLogins.forTests()))
                .orElseGet(() -> switch (PartsMode.current()) {
                    case PROCESSES -> temporary(false);
                    case CONTAINERS -> new Postgres(ServerContainer.start(), DatabaseLogins.forTests());
                });
    }
}

package dev.fleetledger.parts.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.fleetledger.parts.process.ChildProcess;
import dev.fleetledger.parts.process.Ports;
import dev.fleetledger.parts.process.ProcessReadiness;
import dev.fleetledger.parts.process.ProcessSpec;
import dev.fleetledger.parts.process.ProgramRun;

/** A PostgreSQL server run as a child process. */
public final class PostgresServer implements Server {

    /** Options with which text sorts the same on every machine. */
    static final List<String> INITDB_LOCALE =
            List.of("--encoding=UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C");

    private static final Duration START_TIMEOUT = Duration.ofSeconds(60);
    /** What PostgreSQL logs while processes of a killed server still hold its shared memory. */
    private static final String ORPHANS = "pre-existing shared memory block";
    private static final Duration ORPHANS_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration ORPHANS_PAUSE = Duration.ofMillis(200);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(20);

    private final Settings settings;
    private final Path programs = PostgresBinaries.folder();
    private ChildProcess child;

    /** @param fsync if off, data is lost on a power failure of the machine, and only then */
    record Settings(Path data, int port, Path log, String adminPassword, boolean fsync) {}

    private PostgresServer(Settings settings) {
        this.settings = settings;
        if (Files.notExists(settings.data().resolve("PG_VERSION"))) {
            initialise();
        }
        this.child = startChild();
    }

    static PostgresServer start(Settings settings) {
        return new PostgresServer(settings);
    }

    @Override
    public String adminUrl() {
        return "jdbc:postgresql://127.0.0.1:" + settings.port() + "/postgres?user=postgres&password=" + settings.adminPassword();
    }

    public ChildProcess child() {
        return child;
    }

    public int port() {
        return settings.port();
    }

    /** Restarts the server on the same folder and port, after a stop or a kill, as soon as the former server's processes have ended. */
    public void startAgain() {
        long deadline = System.nanoTime() + ORPHANS_TIMEOUT.toNanos();
        while (true) {
            try {
                child = startChild();
                return;
            } catch (IllegalStateException e) {
                if (!String.valueOf(e.getMessage()).contains(ORPHANS) || System.nanoTime() - deadline > 0) {
                    throw e;
                }
                ProcessReadiness.sleep(ORPHANS_PAUSE);
            }
        }
    }

    @Override
    public void close() {
        child.close();
    }

    private void initialise() {
        try {
            Files.createDirectories(settings.data().toAbsolutePath().getParent());
            var passwordFile = Files.createTempFile("fleetledger-", "", PosixFilePermissions.asFileAttribute(
                    PosixFilePermissions.fromString("rw-------")));
            Files.writeString(passwordFile, settings.adminPassword());
            var initdb = List.of(programs.resolve("initdb").toString(), "-D", settings.data().toString(),
                    "-U", "postgres", "-A", "scram-sha-256", "--pwfile", passwordFile.toString(), "--no-sync", "--no-instructions");
            new ProgramRun(asNobody(Stream.concat(initdb.stream(), INITDB_LOCALE.stream()).toList()), Map.of("TZ", "UTC"), "").run();
            Files.delete(passwordFile);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ChildProcess startChild() {
        var server = List.of(programs.resolve("postgres").toString(), "-D", settings.data().toString(),
                "-p", Integer.toString(settings.port()), "-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories=",
                "-c", "fsync=" + onOff(settings.fsync()), "-c", "full_page_writes=" + onOff(settings.fsync()),
                "-c", "shared_buffers=64MB", "-c", "max_connections=200", "-c", "timezone=UTC", "-c", "log_timezone=UTC");
        // INT is PostgreSQL's "fast shutdown", QUIT its "immediate" one; TERM would wait until all clients disconnect.
        var process = new ProcessSpec("postgresql", asNobody(server), Map.of(), settings.data(), settings.log())
                .withStopSignal(settings.fsync() ? "INT" : "QUIT", STOP_TIMEOUT)
                .start();
        ProcessReadiness.await(process, START_TIMEOUT, this::acceptsConnections);
        return process;
    }

    private boolean acceptsConnections() {
        if (!Ports.isListening(settings.port())) {
            return false;
        }
        try (var connection = DriverManager.getConnection(adminUrl())) {
            return connection.isValid(1);
        } catch (SQLException e) {
            return false;
        }
    }

    private static String onOff(boolean on) {
        return on ? "on" : "off";
    }

    /** PostgreSQL refuses to run as root. In a user namespace of its own it runs as nobody and still may write root's files. */
    private static List<String> asNobody(List<String> command) {
        boolean root = "root".equals(System.getProperty("user.name"));
        return root ? Stream.concat(Stream.of("unshare", "-U"), command.stream()).toList() : command;
    }
}

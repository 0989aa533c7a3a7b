package dev.fleetledger.parts.kafka;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.fleetledger.parts.process.ChildProcess;
import dev.fleetledger.parts.process.Ports;
import dev.fleetledger.parts.process.ProcessReadiness;
import dev.fleetledger.parts.process.ProcessSpec;
import dev.fleetledger.parts.process.TemporaryFolders;

/** A Kafka broker that is its own controller, run as a child JVM with a class path of its own. */
public final class KafkaBroker implements Broker {

    private static final Duration START_TIMEOUT = Duration.ofSeconds(60);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(20);

    private final Settings settings;
    private ChildProcess child;

    /**
     * @param advertisedPort the port that the broker advertises to clients
     * @param identities     if absent, every client may do everything
     */
    record Settings(Path data, int port, int advertisedPort, int controllerPort, Path log, boolean persistent,
            Optional<KafkaLogins> identities) {

        Settings(Path data, int port, int controllerPort, Path log, boolean persistent, Optional<KafkaLogins> identities) {
            this(data, port, port, controllerPort, log, persistent, identities);
        }

        static Settings temporary(int port, Optional<KafkaLogins> identities) {
            var folder = TemporaryFolders.create("kafka");
            return new Settings(folder.resolve("data"), port, Ports.free(), folder.resolve("log"), false, identities);
        }

        Settings advertising(int otherPort) {
            return new Settings(data, port, otherPort, controllerPort, log, persistent, identities);
        }
    }

    private KafkaBroker(Settings settings) {
        this.settings = settings;
        this.child = startChild();
    }

    static KafkaBroker start(Settings settings) {
        return new KafkaBroker(settings);
    }

    @Override
    public String bootstrap() {
        return "127.0.0.1:" + settings.port();
    }

    public ChildProcess child() {
        return child;
    }

    /** Restarts the broker on the same folder and port, after a stop or a kill. */
    public void startAgain() {
        child = startChild();
    }

    @Override
    public void close() {
        child.close();
    }

    private ChildProcess startChild() {
        var properties = settings.data().resolveSibling(settings.data().getFileName() + ".properties");
        try {
            Files.createDirectories(settings.data());
            writeForOwnerOnly(properties, BrokerProperties.of(settings));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var process = new ProcessSpec("kafka", command(properties), Map.of("CLASSPATH", KafkaLibraries.classPath()), settings.data(),
                settings.log())
                .withStopSignal("TERM", settings.persistent() ? STOP_TIMEOUT : Duration.ZERO)
                .start();
        ProcessReadiness.await(process, START_TIMEOUT, () -> Ports.isListening(settings.port()));
        settings.identities().ifPresent(identities -> KafkaAccess.createUsersAndAcls(identities, bootstrap()));
        return process;
    }

    /** Only the owner may read the file, because it contains the administrator's password. */
    private static void writeForOwnerOnly(Path file, String text) throws IOException {
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, text);
    }

    private static List<String> command(Path properties) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xms96m", "-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto", "-Djava.awt.headless=true",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn", "-Dorg.slf4j.simpleLogger.showDateTime=true",
                KafkaBrokerMain.class.getName(), properties.toString());
    }
}

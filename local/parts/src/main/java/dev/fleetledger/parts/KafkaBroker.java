package dev.fleetledger.parts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** One Kafka broker of ours, its own controller, as a child JVM with a class path of its own. */
public final class KafkaBroker implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(60);
    private static final Duration STOP = Duration.ofSeconds(20);

    private final Settings settings;
    private Child child;

    record Settings(Path data, int port, int controllerPort, Path log, boolean keep) {}

    private KafkaBroker(Settings settings) {
        this.settings = settings;
        this.child = startChild();
    }

    static KafkaBroker start(Settings settings) {
        return new KafkaBroker(settings);
    }

    String bootstrap() {
        return "127.0.0.1:" + settings.port();
    }

    public Child child() {
        return child;
    }

    /** Starts it again on the same folder and port, after a stop or a kill. */
    public void startAgain() {
        child = startChild();
    }

    @Override
    public void close() {
        child.close();
    }

    private Child startChild() {
        var properties = settings.data().resolveSibling(settings.data().getFileName() + ".properties");
        try {
            Files.createDirectories(settings.data());
            Files.writeString(properties, KafkaProperties.of(settings));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var started = new Launch("kafka", command(properties), Map.of("CLASSPATH", KafkaLibraries.classPath()), settings.data(), settings.log())
                .endedBy("TERM", settings.keep() ? STOP : Duration.ZERO)
                .start();
        Readiness.await(started, START, () -> Ports.listens(settings.port()));
        return started;
    }

    private static List<String> command(Path properties) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xms96m", "-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto", "-Djava.awt.headless=true",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn", "-Dorg.slf4j.simpleLogger.showDateTime=true",
                BrokerProcess.class.getName(), properties.toString());
    }
}

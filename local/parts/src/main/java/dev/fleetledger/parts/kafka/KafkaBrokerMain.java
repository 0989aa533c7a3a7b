package dev.fleetledger.parts.kafka;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

import kafka.Kafka;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;

/** Main class of a broker's child JVM: formats an empty data folder and then runs the broker, which saves a second JVM start. */
final class KafkaBrokerMain {

    private KafkaBrokerMain() {}

    public static void main(String[] arguments) throws IOException {
        var properties = new Properties();
        try (var in = Files.newInputStream(Path.of(arguments[0]))) {
            properties.load(in);
        }
        if (Files.notExists(Path.of(properties.getProperty("log.dirs"), "meta.properties"))) {
            format(arguments[0]);
        }
        Kafka.main(arguments);
    }

    private static void format(String properties) {
        String[] command = {"format", "-t", Uuid.randomUuid().toString(), "-c", properties};
        if (StorageTool.execute(command, System.out) != 0) {
            throw new IllegalStateException("cannot format the broker's data folder");
        }
    }
}

package dev.fleetledger.parts.kafka;

import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Locates the broker's jars, which this module's build copies into a folder of their own. */
final class KafkaLibraries {

    private static final Path IN_CHECKOUT = Path.of("local", "parts", "target", "kafka", "lib");

    private KafkaLibraries() {}

    static String classPath() {
        var folder = Stream.of(fromEnvironment(), nextToClasses(), inCheckout())
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "the broker's jars are missing: run `mvn -pl local/parts package`, or set FLEETLEDGER_KAFKA_LIB to their folder"));
        return folder + File.separator + "*" + File.pathSeparator + codeLocation();
    }

    private static Optional<Path> fromEnvironment() {
        return Optional.ofNullable(System.getenv("FLEETLEDGER_KAFKA_LIB")).map(Path::of).filter(Files::isDirectory);
    }

    /** This module's classes are in {@code target/classes} or in a jar in {@code target}. */
    private static Optional<Path> nextToClasses() {
        return Optional.of(codeLocation().resolveSibling("kafka").resolve("lib")).filter(Files::isDirectory);
    }

    private static Optional<Path> inCheckout() {
        return Stream.iterate(Path.of("").toAbsolutePath(), Objects::nonNull, Path::getParent)
                .map(folder -> folder.resolve(IN_CHECKOUT))
                .filter(Files::isDirectory)
                .findFirst();
    }

    static Path codeLocation() {
        try {
            return Path.of(KafkaLibraries.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}

package dev.fleetledger.local.process;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** How a service of this checkout is started: its jar, and the class path that the build wrote beside it. */
public final class Programs {

    private final Path checkout;

    public Programs(Path checkout) {
        this.checkout = checkout;
    }

    /** The checkout that the script names, else the one that the working folder lies in. */
    public static Programs ofThisCheckout() {
        var here = Path.of(System.getProperty("fleetledger.checkout", "")).toAbsolutePath();
        return Stream.iterate(here, Objects::nonNull, Path::getParent)
                .filter(folder -> Files.isRegularFile(folder.resolve("local/launch/pom.xml")))
                .findFirst()
                .map(Programs::new)
                .orElseThrow(() -> new IllegalStateException("not in a checkout of Fleetledger"));
    }

    List<String> command(Service service) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xms24m", "-Xmx" + service.heapMegabytes() + "m", "-Xss512k", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError", "-Duser.timezone=UTC", service.mainClass());
    }

    /** Given by the environment, so that a list of processes stays readable. */
    String classPath(Service service) {
        var target = service.in(checkout).resolve("target");
        try {
            return jar(target) + File.pathSeparator + Files.readString(target.resolve("class-path")).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(service.title() + " is not built: run local/local, which builds it", e);
        }
    }

    /** Where Spring Boot has repackaged a jar, the plain one lies beside it under another name. */
    private static Path jar(Path target) throws IOException {
        try (var files = Files.list(target)) {
            return files.filter(file -> file.toString().matches(".*-SNAPSHOT\\.jar(\\.original)?"))
                    .max(Path::compareTo)
                    .orElseThrow(() -> new IOException("no jar in " + target));
        }
    }
}

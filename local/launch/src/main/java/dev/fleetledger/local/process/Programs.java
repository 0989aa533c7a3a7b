package dev.fleetledger.local.process;

import static java.util.function.Predicate.not;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How a service of this checkout is started: its jar, and the class path that the build wrote beside it. */
public final class Programs {

    private final Path checkout;
    private final int room;
    private final Map<Path, String> classPaths = new ConcurrentHashMap<>();

    public Programs(Path checkout) {
        this(checkout, 1);
    }

    private Programs(Path checkout, int room) {
        this.checkout = checkout;
        this.room = room;
    }

    /** The same with heaps so many times as large, for a fleet that a small heap would only just hold. */
    public Programs withRoom(int times) {
        return new Programs(checkout, times);
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

    /** A program that says itself how its JVM is started, as in earnest, is started so. */
    List<String> command(Service service) {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var options = service.in(checkout).resolve("src/main/jvm/options");
        if (Files.exists(options)) {
            return List.of(java, "@" + options, "-Duser.timezone=UTC", service.mainClass());
        }
        return List.of(java,
                "-Xms24m", "-Xmx" + service.heapMegabytes() * room + "m", "-Xss512k", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError", "-Duser.timezone=UTC", service.mainClass());
    }

    /**
     * Given by the environment, so that a list of processes stays readable. Copied once, since several processes run one program
     * and a JVM reads its jars for as long as it runs.
     *
     * @param copies where our own jars are copied to, since a build would change them under a running process
     */
    String classPath(Service service, Path copies) {
        return classPaths.computeIfAbsent(copies, folder -> copied(service, folder));
    }

    private String copied(Service service, Path copies) {
        var target = service.in(checkout).resolve("target");
        try {
            Files.createDirectories(copies);
            var libraries = Files.readString(target.resolve("class-path")).strip().split(File.pathSeparator);
            return Stream.concat(Stream.of(jar(target)), Stream.of(libraries).filter(not(String::isBlank)).map(Path::of))
                    .map(jar -> jar.toString().contains("-SNAPSHOT.jar") ? copy(jar, copies) : jar)
                    .map(Path::toString)
                    .collect(Collectors.joining(File.pathSeparator));
        } catch (IOException e) {
            throw new UncheckedIOException(service.title() + " is not built: run local/local, which builds it", e);
        }
    }

    private static Path copy(Path jar, Path folder) {
        try {
            return Files.copy(jar, folder.resolve(jar.getFileName()), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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

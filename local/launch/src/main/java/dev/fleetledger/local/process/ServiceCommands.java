package dev.fleetledger.local.process;

import static java.util.function.Predicate.not;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Builds the commands that start the services of this checkout, from their jars and the class path files written by the build. */
public final class ServiceCommands {

    private final Path checkout;
    private final int heapFactor;
    private final Map<Path, String> classPaths = new ConcurrentHashMap<>();

    public ServiceCommands(Path checkout) {
        this(checkout, 1);
    }

    private ServiceCommands(Path checkout, int heapFactor) {
        this.checkout = checkout;
        this.heapFactor = heapFactor;
    }

    /** Returns a copy that multiplies heap sizes, for fleets that are close to the limits of the small heaps. */
    public ServiceCommands withHeapFactor(int factor) {
        return new ServiceCommands(checkout, factor);
    }

    /** Uses the checkout given by the script, else the one that contains the working folder. */
    public static ServiceCommands ofThisCheckout() {
        var workingFolder = Path.of(System.getProperty("fleetledger.checkout", "")).toAbsolutePath();
        return Stream.iterate(workingFolder, Objects::nonNull, Path::getParent)
                .filter(folder -> Files.isRegularFile(folder.resolve("local/launch/pom.xml")))
                .findFirst()
                .map(ServiceCommands::new)
                .orElseThrow(() -> new IllegalStateException("not in a checkout of Fleetledger"));
    }

    /** Returns the folder of the checkout. */
    public Path checkout() {
        return checkout;
    }

    /** @param moreOptions of the JVM */
    public List<String> command(LocalService localService, List<String> moreOptions) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options(localService));
        command.addAll(moreOptions);
        command.addAll(List.of("-Duser.timezone=UTC", localService.mainClass()));
        return command;
    }

    /** Returns a service's own JVM options file, as in production, if it has one. */
    private List<String> options(LocalService localService) {
        var file = localService.folderIn(checkout).resolve("src/main/jvm/options");
        return Files.exists(file) ? List.of("@" + file)
                : List.of("-Xms24m", "-Xmx" + localService.heapMegabytes() * heapFactor + "m", "-Xss512k", "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1", "-XX:+ExitOnOutOfMemoryError");
    }

    /**
     * Returns the class path, which is passed by the environment to keep process lists readable. The jars are copied once, because several
     * processes run the same program and a JVM reads its jars as long as it runs.
     *
     * @param copies where this project's jars are copied to, because a build would change them under a running process; they keep their
     *     time, by which an AOT cache recognizes them
     */
    public String classPath(LocalService localService, Path copies) {
        return classPaths.computeIfAbsent(copies, folder -> copyClassPath(localService, folder));
    }

    private String copyClassPath(LocalService localService, Path copies) {
        var target = localService.folderIn(checkout).resolve("target");
        try {
            Files.createDirectories(copies);
            var libraries = Files.readString(target.resolve("class-path")).strip().split(File.pathSeparator);
            return Stream.concat(Stream.of(jar(target)), Stream.of(libraries).filter(not(String::isBlank)).map(Path::of))
                    .map(jar -> jar.toString().contains("-SNAPSHOT.jar") ? copy(jar, copies) : jar)
                    .map(Path::toString)
                    .collect(Collectors.joining(File.pathSeparator));
        } catch (IOException e) {
            throw new UncheckedIOException(localService.title() + " is not built: run local/local, which builds it", e);
        }
    }

    private static Path copy(Path jar, Path folder) {
        try {
            return Files.copy(jar, folder.resolve(jar.getFileName()), StandardCopyOption.REPLACE_EXISTING,
                    StandardCopyOption.COPY_ATTRIBUTES);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** If Spring Boot has repackaged the jar, the plain one is beside it, named {@code .jar.original}. */
    private static Path jar(Path target) throws IOException {
        try (var files = Files.list(target)) {
            return files.filter(file -> file.toString().matches(".*-SNAPSHOT\\.jar(\\.original)?"))
                    .max(Path::compareTo)
                    .orElseThrow(() -> new IOException("no jar in " + target));
        }
    }
}

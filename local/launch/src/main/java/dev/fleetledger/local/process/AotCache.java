package dev.fleetledger.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * JDK's ahead-of-time cache of one service (JEP 483, 514 and 515): its classes as loaded and linked by an earlier start. A JVM ignores a
 * cache that was made from other jars or by another JDK.
 */
record AotCache(Path file) {

    /** @param programs folder of the service's jars, whose cache it is */
    static AotCache in(Path programs) {
        return new AotCache(programs.resolve("aot." + Runtime.version()));
    }

    /** Returns the JVM options of a start that uses the cache; none if there is no cache. */
    List<String> options() {
        return Files.exists(file) ? List.of("-XX:AOTCache=" + file) : List.of();
    }

    /** Returns the JVM options of a start that makes the cache and ends as soon as Spring has created its beans, which serves nothing. */
    List<String> trainingOptions() {
        return List.of("-XX:AOTCacheOutput=" + unfinished(), "-Dspring.context.exit=onRefresh");
    }

    /** Takes over what the start with {@link #trainingOptions} has written. */
    void publish() {
        try {
            Files.move(unfinished(), file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param jars of the service; each has the time at which it was built */
    boolean isOutdated(Stream<Path> jars) {
        return !Files.exists(file) || jars.anyMatch(jar -> jar.toFile().lastModified() > file.toFile().lastModified());
    }

    private Path unfinished() {
        return file.resolveSibling("aot.unfinished");
    }
}

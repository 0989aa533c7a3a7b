package dev.fleetledger.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AotCacheTest {

    private static final Instant BUILT = Instant.parse("2026-11-28T12:00:00Z");

    @TempDir
    private Path folder;

    @Test
    void isUsedOnceItIsPublished() throws IOException {
        var aotCache = AotCache.in(folder);
        assertThat(aotCache.options()).isEmpty();
        var unfinished = aotCache.trainingOptions().getFirst().replace("-XX:AOTCacheOutput=", "");
        Files.writeString(Path.of(unfinished), "a JVM's cache");
        assertThat(aotCache.options()).isEmpty();

        aotCache.publish();

        assertThat(aotCache.options()).containsExactly("-XX:AOTCache=" + aotCache.file());
    }

    @Test
    void isOutdatedIfJarIsNewerOrItIsMissing() throws IOException {
        var aotCache = AotCache.in(folder);
        var jar = write(folder.resolve("service.jar"), BUILT);
        assertThat(aotCache.isOutdated(Stream.of(jar))).isTrue();

        write(aotCache.file(), BUILT.plusSeconds(60));

        assertThat(aotCache.isOutdated(Stream.of(jar))).isFalse();
        assertThat(aotCache.isOutdated(Stream.of(jar, write(folder.resolve("rebuilt.jar"), BUILT.plusSeconds(90))))).isTrue();
    }

    private static Path write(Path file, Instant time) throws IOException {
        return Files.setLastModifiedTime(Files.writeString(file, ""), FileTime.from(time));
    }
}

package dev.fleetledger.parts.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import org.jspecify.annotations.Nullable;

/** Temporary folders that are deleted when this JVM ends, after the processes that write into them. */
public final class TemporaryFolders {

    private static final Queue<Path> FOLDERS = new ConcurrentLinkedQueue<>();

    private TemporaryFolders() {}

    public static Path create(String name) {
        try {
            var folder = Files.createTempDirectory("fleetledger-" + name + "-");
            FOLDERS.add(folder);
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void deleteAll() {
        FOLDERS.forEach(TemporaryFolders::delete);
    }

    public static void delete(Path folder) {
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.deleteIfExists(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure) throws IOException {
                    Files.deleteIfExists(directory);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            // Remaining files are in the machine's temporary folder, which the machine cleans up.
        }
    }
}

package dev.fleetledger.local.conventions;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import dev.fleetledger.local.process.ServiceCommands;

/** Sources and documents of the checkout, without build output. */
record RepositoryFiles(Path root, List<Path> paths) {

    private static final Set<String> EXCLUDED_FOLDERS = Set.of("target", ".git", "node_modules", ".fleetledger");

    static RepositoryFiles ofCheckout() {
        Path root = ServiceCommands.ofThisCheckout().checkout();
        try (Stream<Path> files = Files.walk(root)) {
            return new RepositoryFiles(root, files.filter(Files::isRegularFile).filter(f -> isIncluded(root.relativize(f))).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isIncluded(Path file) {
        for (Path segment : file) {
            if (EXCLUDED_FOLDERS.contains(segment.toString())) {
                return false;
            }
        }
        return true;
    }

    Stream<Path> withSuffix(String suffix) {
        return paths.stream().filter(f -> f.toString().endsWith(suffix));
    }

    /** Returns the folders of the product's Java sources. */
    Stream<Path> packageFolders() {
        return withSuffix(".java").filter(f -> f.toString().contains("/src/main/java/")).map(Path::getParent).distinct();
    }

    boolean hasTest(String type, String method) {
        return withSuffix("/" + type + ".java").anyMatch(f -> read(f).contains("void " + method + "("));
    }

    String relativeName(Path file) {
        return root.relativize(file).toString();
    }

    /** @return an empty text if the file does not exist */
    String read(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package dev.fleetledger.local.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Sources and documents of the checkout, without build output. */
record House(Path root, List<Path> all) {

    private static final Set<String> NOT_OURS = Set.of("target", ".git", "node_modules", ".fleetledger");

    static House found() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("docs/decisions"))) {
            folder = folder.getParent();
        }
        Path root = folder;
        try (Stream<Path> files = Files.walk(root)) {
            return new House(root, files.filter(Files::isRegularFile).filter(f -> ours(root.relativize(f))).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean ours(Path file) {
        for (Path part : file) {
            if (NOT_OURS.contains(part.toString())) {
                return false;
            }
        }
        return true;
    }

    Stream<Path> files(String ending) {
        return all.stream().filter(f -> f.toString().endsWith(ending));
    }

    /** Returns the folders of the product's Java sources. */
    Stream<Path> packages() {
        return files(".java").filter(f -> f.toString().contains("/src/main/java/")).map(Path::getParent).distinct();
    }

    boolean hasTest(String type, String method) {
        return files("/" + type + ".java").anyMatch(f -> read(f).contains("void " + method + "("));
    }

    String name(Path file) {
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

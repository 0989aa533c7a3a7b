package dev.fleetledger.simulation.store;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.Consumer;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.simulation.json.Json;

/**
 * An append-only file with one line per change. Each line is handed to the operating system before the request gets its response, so a
 * killed process loses nothing; a power failure may. A truncated last line belongs to a change that was never confirmed.
 */
final class Journal implements AutoCloseable {
    private final Path file;
    private OutputStream out;
    private int lines;

    Journal(Path file) {
        this.file = file;
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            this.out = open();
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /** Reads line by line, because the journal can be much larger than the current state. */
    static void read(Path file, Consumer<ObjectNode> consumer) {
        if (!Files.exists(file)) {
            return;
        }
        try (var lines = Files.lines(file, StandardCharsets.UTF_8)) {
            lines.map(Journal::parse).takeWhile(line -> !line.isEmpty()).forEach(consumer);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static ObjectNode parse(String line) {
        try {
            return Json.parse(line);
        } catch (JacksonException cutShort) {
            return Json.object();
        }
    }

    void append(ObjectNode line) {
        try {
            out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
            lines++;
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    boolean needsCompaction(int objects) {
        return lines > 2000 + 4 * objects;
    }

    /** Replaces the journal by the current state. */
    void replaceWith(List<ObjectNode> state) {
        Path temporary = file.resolveSibling(file.getFileName() + ".new");
        try {
            Iterable<String> texts = state.stream().map(ObjectNode::toString)::iterator;
            Files.write(temporary, texts, StandardCharsets.UTF_8);
            out.close();
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            out = open();
            lines = state.size();
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private OutputStream open() throws IOException {
        return Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    @Override
    public void close() {
        try {
            out.close();
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}

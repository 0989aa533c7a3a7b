package dev.fleetledger.simulation.store;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.simulation.json.Json;
import dev.fleetledger.simulation.kinds.Kind;
import dev.fleetledger.simulation.kinds.Kinds;

/** Encodes changes as journal lines, and restores the objects from them. */
final class Persistence implements AutoCloseable {
    private final Path file;
    private final Journal journal;

    interface RestoreTarget {
        void put(Kind kind, String key, @Nullable ObjectNode object);
    }

    Persistence(Path file) {
        this.file = file;
        this.journal = new Journal(file);
    }

    /** Returns the last revision. */
    long load(RestoreTarget restoreTarget) {
        var last = new AtomicLong();
        Journal.read(file, line -> {
            last.accumulateAndGet(line.path("revision").longValue(0), Math::max);
            if (line.has("kind")) {
                restoreTarget.put(Kinds.byQualifiedName(Json.text(line, "kind")), Json.text(line, "key"),
                        line.get("object") instanceof ObjectNode object ? object : null);
            }
        });
        return last.get();
    }

    /** Rewrites the journal, so that nothing is appended after a truncated line. */
    void rewrite(long revision, ObjectIndex objects) {
        journal.replaceWith(state(revision, objects));
    }

    void append(StoredChange storedChange, ObjectIndex objects) {
        ObjectNode existing = Objects.requireNonNull(storedChange.after() == null ? storedChange.before() : storedChange.after());
        journal.append(line(storedChange.kind(), storedChange.revision(), existing, storedChange.after()));
        if (journal.needsCompaction(objects.size())) {
            journal.replaceWith(state(storedChange.revision(), objects));
        }
    }

    private static List<ObjectNode> state(long revision, ObjectIndex objects) {
        List<ObjectNode> lines = new ArrayList<>();
        lines.add(Json.object().put("revision", revision));
        objects.forEach((kind, object) -> lines.add(line(kind, revision, object, object)));
        return lines;
    }

    private static ObjectNode line(Kind kind, long revision, ObjectNode keyed, @Nullable ObjectNode object) {
        ObjectNode line = Json.object().put("revision", revision).put("kind", kind.qualified())
                .put("key", ObjectIndex.key(keyed));
        if (object != null) {
            line.set("object", object);
        }
        return line;
    }

    @Override
    public void close() {
        journal.close();
    }
}

package dev.fleetledger.simulation.watch;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;

import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.simulation.error.ApiErrors;
import dev.fleetledger.simulation.json.Json;
import dev.fleetledger.simulation.store.ObjectStore;
import dev.fleetledger.simulation.store.StoredChange;

/** One watch: sends the current state if requested, then each change as it appears to a client that sees only the selected objects. */
public final class WatchStream {
    private static final Duration BOOKMARK_INTERVAL = Duration.ofSeconds(30);

    /** Receives the events of a watch. */
    public interface Sink {
        void send(String type, ObjectNode object) throws IOException;
    }

    private final ObjectStore store;
    private final Selection selection;
    private final WatchOptions options;
    private final Sink sink;

    public WatchStream(ObjectStore store, Selection selection, WatchOptions options, Sink sink) {
        this.store = store;
        this.selection = selection;
        this.options = options;
        this.sink = sink;
    }

    public void run(BooleanSupplier isOpen) throws IOException, InterruptedException {
        long lastRevision = options.beginsWithState() ? sendState() : Long.parseLong(options.since());
        long end = System.nanoTime() + options.timeout().toNanos();
        while (isOpen.getAsBoolean() && System.nanoTime() < end) {
            long before = store.revision();
            Duration remaining = Duration.ofNanos(Math.max(1, end - System.nanoTime()));
            Optional<List<StoredChange>> changes = store.awaitChanges(lastRevision, selection.kind(),
                    remaining.compareTo(BOOKMARK_INTERVAL) < 0 ? remaining : BOOKMARK_INTERVAL);
            if (changes.isEmpty()) {
                sink.send("ERROR", ApiErrors.expired(lastRevision, store.oldestKnown()).toJson());
                return;
            }
            for (StoredChange storedChange : changes.get()) {
                send(storedChange);
                lastRevision = storedChange.revision();
            }
            if (changes.get().isEmpty()) {
                lastRevision = Math.max(lastRevision, before);
                sendBookmark(lastRevision, false);
            }
        }
    }

    private long sendState() throws IOException {
        record State(long revision, List<ObjectNode> objects) {
        }
        State state = store.atomically(() -> new State(store.revision(), selection.in(store)));
        for (ObjectNode object : state.objects()) {
            sink.send("ADDED", object);
        }
        if (options.initialEvents()) {
            sendBookmark(state.revision(), true);
        }
        return state.revision();
    }

    private void send(StoredChange storedChange) throws IOException {
        boolean matchedBefore = selection.includes(storedChange.before());
        boolean matches = selection.includes(storedChange.after());
        if (matches) {
            sink.send(matchedBefore ? "MODIFIED" : "ADDED", Objects.requireNonNull(storedChange.after()));
        } else if (matchedBefore) {
            ObjectNode last = Objects.requireNonNull(storedChange.before()).deepCopy();
            Json.child(last, "metadata").put("resourceVersion", Long.toString(storedChange.revision()));
            sink.send("DELETED", last);
        }
    }

    private void sendBookmark(long revision, boolean endsState) throws IOException {
        if (!options.bookmarks()) {
            return;
        }
        ObjectNode bookmark = Json.object().put("kind", selection.kind().name()).put("apiVersion", selection.kind().apiVersion());
        bookmark.putObject("metadata").put("resourceVersion", Long.toString(revision));
        if (endsState) {
            Json.child(bookmark, "metadata", "annotations").put("k8s.io/initial-events-end", "true");
        }
        sink.send("BOOKMARK", bookmark);
    }
}

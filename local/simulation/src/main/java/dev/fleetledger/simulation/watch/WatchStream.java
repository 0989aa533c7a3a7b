package dev.fleetledger.simulation.watch;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;

import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.simulation.error.ApiErrors;
import dev.fleetledger.simulation.json.Json;
import dev.fleetledger.simulation.store.ObjectStore;
import dev.fleetledger.simulation.store.StoredChange;

/** One watch: sends the current state if requested, then each change as it appears to a client that sees only the selected objects. */
public final class WatchStream {
    private static final Duration BETWEEN_BOOKMARKS = Duration.ofSeconds(30);

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

    public void run(BooleanSupplier goesOn) throws IOException, InterruptedException {
        long seen = options.beginsWithState() ? state() : Long.parseLong(options.since());
        long end = System.nanoTime() + options.timeout().toNanos();
        while (goesOn.getAsBoolean() && System.nanoTime() < end) {
            if (store.hasForgotten(seen)) {
                sink.send("ERROR", ApiErrors.expired(seen, store.oldestKnown()).toJson());
                return;
            }
            long before = store.revision();
            Duration left = Duration.ofNanos(Math.max(1, end - System.nanoTime()));
            List<StoredChange> changes = store.changesAfter(seen, selection.kind(),
                    left.compareTo(BETWEEN_BOOKMARKS) < 0 ? left : BETWEEN_BOOKMARKS);
            for (StoredChange storedChange : changes) {
                send(storedChange);
                seen = storedChange.revision();
            }
            if (changes.isEmpty()) {
                seen = Math.max(seen, before);
                bookmark(seen, false);
            }
        }
    }

    private long state() throws IOException {
        record State(long revision, List<ObjectNode> objects) {
        }
        State state = store.inOneStep(() -> new State(store.revision(), selection.in(store)));
        for (ObjectNode object : state.objects()) {
            sink.send("ADDED", object);
        }
        if (options.initialEvents()) {
            bookmark(state.revision(), true);
        }
        return state.revision();
    }

    private void send(StoredChange storedChange) throws IOException {
        boolean was = selection.includes(storedChange.before());
        boolean is = selection.includes(storedChange.after());
        if (is) {
            sink.send(was ? "MODIFIED" : "ADDED", Objects.requireNonNull(storedChange.after()));
        } else if (was) {
            ObjectNode last = Objects.requireNonNull(storedChange.before()).deepCopy();
            Json.child(last, "metadata").put("resourceVersion", Long.toString(storedChange.revision()));
            sink.send("DELETED", last);
        }
    }

    private void bookmark(long revision, boolean endsState) throws IOException {
        if (!options.bookmarks()) {
            return;
        }
        ObjectNode mark = Json.object().put("kind", selection.kind().name()).put("apiVersion", selection.kind().apiVersion());
        mark.putObject("metadata").put("resourceVersion", Long.toString(revision));
        if (endsState) {
            Json.child(mark, "metadata", "annotations").put("k8s.io/initial-events-end", "true");
        }
        sink.send("BOOKMARK", mark);
    }
}

package dev.fleetledger.query.draft;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** What somebody saved last. @param step absent when it was the whole draft */
record Edit(String id, @Nullable String step, Instant at) {

    /** In the order in which they came first. */
    static List<Edit> with(List<Edit> all, Edit newest) {
        List<Edit> edits = new ArrayList<>(all);
        for (int i = 0; i < edits.size(); i++) {
            if (edits.get(i).id().equals(newest.id())) {
                edits.set(i, newest);
                return edits;
            }
        }
        edits.add(newest);
        return edits;
    }
}

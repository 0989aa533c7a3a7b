package dev.fleetledger.query.draft;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The last edit of one person.
 *
 * @param step null when it was the whole draft
 */
record LastEdit(String id, @Nullable String step, Instant at) {

    /** Keeps the order of each person's first edit. */
    static List<LastEdit> with(List<LastEdit> all, LastEdit newest) {
        List<LastEdit> edits = new ArrayList<>(all);
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

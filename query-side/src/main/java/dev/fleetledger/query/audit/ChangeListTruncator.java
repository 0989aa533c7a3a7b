package dev.fleetledger.query.audit;

import java.util.ArrayList;
import java.util.List;

import tools.jackson.databind.node.JsonNodeFactory;

import dev.fleetledger.manifest.diff.Change;

/** Limits the number of changes per entry and appends how many were cut. The stored documents contain all of them. */
final class ChangeListTruncator {

    static final int MAX_CHANGES = 200;
    /** Limit per entry, because a page of entries is held in memory. */
    static final int MAX_CHARACTERS = 4 * ValueTruncator.MAX_CHARACTERS;
    private static final String OMITTED_PATH = "";

    private ChangeListTruncator() {}

    /** @param all the changes so far, already truncated */
    static List<Change> append(List<Change> all, List<Change> more) {
        long omitted = all.stream().filter(change -> change.path().equals(OMITTED_PATH) && change.after() != null)
                .mapToLong(change -> change.after().longValue(0)).sum();
        List<Change> kept = new ArrayList<>(all.stream().filter(change -> !change.path().equals(OMITTED_PATH)).toList());
        int length = kept.stream().mapToInt(ChangeListTruncator::length).sum();
        for (Change change : more) {
            Change truncated = new Change(change.path(), change.label(), ValueTruncator.truncate(change.before()),
                    ValueTruncator.truncate(change.after()));
            length += length(truncated);
            // After the first omitted change all following ones are omitted too, so that the result is a prefix.
            if (omitted == 0 && kept.size() < MAX_CHANGES && length <= MAX_CHARACTERS) {
                kept.add(truncated);
            } else {
                omitted++;
            }
        }
        if (omitted > 0) {
            kept.add(new Change(OMITTED_PATH, "and " + omitted + " more", null, JsonNodeFactory.instance.numberNode(omitted)));
        }
        return kept;
    }

    private static int length(Change change) {
        return change.path().length() + change.label().length() + ValueTruncator.length(change.before())
                + ValueTruncator.length(change.after());
    }
}

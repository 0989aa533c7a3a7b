package dev.fleetledger.query.audit;

import java.util.ArrayList;
import java.util.List;

import tools.jackson.databind.node.JsonNodeFactory;

import dev.fleetledger.manifest.diff.Change;

/** Limits the number of changes per entry and appends how many were cut. The stored documents contain all of them. */
final class ChangeListTruncator {

    static final int MOST = 200;
    /** Limit per entry, because a page of entries is held in memory. */
    static final int CHARACTERS = 4 * ValueTruncator.CHARACTERS;
    private static final String REST = "";

    private ChangeListTruncator() {}

    /** @param all the changes so far, already truncated */
    static List<Change> of(List<Change> all, List<Change> more) {
        long left = all.stream().filter(change -> change.path().equals(REST) && change.after() != null)
                .mapToLong(change -> change.after().longValue(0)).sum();
        List<Change> shown = new ArrayList<>(all.stream().filter(change -> !change.path().equals(REST)).toList());
        int length = shown.stream().mapToInt(ChangeListTruncator::length).sum();
        for (Change change : more) {
            Change brief = new Change(change.path(), change.label(), ValueTruncator.of(change.before()), ValueTruncator.of(change.after()));
            length += length(brief);
            // After the first omitted change all following ones are omitted too, so that the result is a prefix.
            if (left == 0 && shown.size() < MOST && length <= CHARACTERS) {
                shown.add(brief);
            } else {
                left++;
            }
        }
        if (left > 0) {
            shown.add(new Change(REST, "and " + left + " more", null, JsonNodeFactory.instance.numberNode(left)));
        }
        return shown;
    }

    private static int length(Change change) {
        return change.path().length() + change.label().length() + ValueTruncator.length(change.before()) + ValueTruncator.length(change.after());
    }
}

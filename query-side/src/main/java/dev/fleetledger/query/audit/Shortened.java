package dev.fleetledger.query.audit;

import java.util.ArrayList;
import java.util.List;

import tools.jackson.databind.node.JsonNodeFactory;

import dev.fleetledger.manifest.change.Change;

/** So many changes as a person reads; of those beyond only how many they are. The documents tell the rest. */
final class Shortened {

    static final int MOST = 200;
    private static final String REST = "";

    private Shortened() {}

    /** @param all what was shortened before */
    static List<Change> of(List<Change> all, List<Change> more) {
        long left = all.stream().filter(change -> change.path().equals(REST) && change.after() != null)
                .mapToLong(change -> change.after().longValue(0)).sum();
        List<Change> shown = new ArrayList<>(all.stream().filter(change -> !change.path().equals(REST)).toList());
        List<Change> fits = more.subList(0, Math.min(more.size(), MOST - shown.size()));
        shown.addAll(fits);
        left += more.size() - fits.size();
        if (left > 0) {
            shown.add(new Change(REST, "and " + left + " more", null, JsonNodeFactory.instance.numberNode(left)));
        }
        return shown;
    }
}

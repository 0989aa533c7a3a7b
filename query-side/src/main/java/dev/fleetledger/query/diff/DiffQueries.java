package dev.fleetledger.query.diff;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.springframework.stereotype.Component;

import dev.fleetledger.query.access.AuthenticatedReader;
import dev.fleetledger.query.diff.ChangedObjectQueries.Start;
import dev.fleetledger.query.diff.DiffResponse.ObjectChange;
import dev.fleetledger.query.diff.DiffResponse.Point;
import dev.fleetledger.query.web.PageParameters;

/** Reads a page of what changed between two points. */
@Component
class DiffQueries {

    /** Rounds in which a page looks for changes that the reader may see, before it is returned with fewer. Each examines twice as many. */
    private static final int MAX_ROUNDS = 6;
    private static final int MAX_EXAMINED = 1_600;

    private final ChangedObjectQueries changedObjects;
    private final OutageQueries outageQueries;
    private final ObjectComparison comparison;

    DiffQueries(ChangedObjectQueries changedObjects, OutageQueries outageQueries, ObjectComparison comparison) {
        this.changedObjects = changedObjects;
        this.outageQueries = outageQueries;
        this.comparison = comparison;
    }

    DiffResponse page(DiffRange range, AuthenticatedReader authenticatedReader, PageParameters pageParameters) {
        int limit = pageParameters.limit();
        Map<String, List<Outage>> outages = range.includes(ObjectKind.CLUSTER) ? outageQueries.find(range) : Map.of();
        DiffCursor cursor = DiffCursor.parse(pageParameters.after(), range);
        Map<ChangedObject, ObjectChange> items = new LinkedHashMap<>();
        Start start = cursor.start();
        boolean isExhausted = false;
        for (int round = 0; round < MAX_ROUNDS && !isExhausted && items.size() <= limit; round++) {
            int examined = Math.min(MAX_EXAMINED, (limit + 1) << round);
            List<ChangedObject> page = changedObjects.find(range, newestSteps(outages), start, examined);
            comparison.compare(page, outages, range, authenticatedReader).forEach(change -> items.put(change.object(), change.change()));
            isExhausted = page.size() < examined;
            start = isExhausted ? start : Start.after(page.getLast());
        }
        boolean hasMore = items.size() > limit;
        List<ChangedObject> shown = items.keySet().stream().limit(limit).toList();
        Start next = hasMore ? Start.after(shown.getLast()) : isExhausted ? null : start;
        long total = cursor.seen() + shown.size();
        return new DiffResponse(Point.of(range.from()), Point.of(range.to()), shown.stream().map(items::get).toList(),
                next == null ? null : new DiffCursor(next, total).text(), next == null ? total : null, next == null ? null : total,
                range.to().at(), Long.toString(range.to().position()));
    }

    private static Map<String, Long> newestSteps(Map<String, List<Outage>> outages) {
        Map<String, Long> steps = new HashMap<>();
        outages.forEach((cluster, all) -> steps.put(cluster, all.stream().mapToLong(Outage::step).max().orElse(0)));
        return steps;
    }
}

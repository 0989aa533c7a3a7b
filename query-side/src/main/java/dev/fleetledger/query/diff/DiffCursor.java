package dev.fleetledger.query.diff;

import java.util.List;

import dev.fleetledger.problem.MalformedRequestException;
import dev.fleetledger.query.diff.ChangedObjectQueries.Start;
import dev.fleetledger.query.web.PageParameters;

/**
 * Where a page of a diff begins.
 *
 * @param seen number of changes on the pages before
 */
record DiffCursor(Start start, long seen) {

    private static final int KEYS = 4;

    /** @throws MalformedRequestException when no page of a diff has such a cursor */
    static DiffCursor parse(List<String> keys, DiffRange range) {
        if (keys.isEmpty()) {
            return new DiffCursor(new Start(range.to().step(), "", ""), 0);
        }
        if (keys.size() != KEYS || !keys.get(0).matches("\\d{1,18}") || !keys.get(3).matches("\\d{1,18}")) {
            throw PageParameters.invalidCursor();
        }
        return new DiffCursor(new Start(Long.parseLong(keys.get(0)), keys.get(1), keys.get(2)), Long.parseLong(keys.get(3)));
    }

    String text() {
        return PageParameters.cursor(List.of(Long.toString(start.step()), start.kind(), start.id(), Long.toString(seen)));
    }
}

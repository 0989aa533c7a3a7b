package dev.fleetledger.manifest;

import java.util.List;
import java.util.stream.Stream;

/** What an API server refuses of parts together, of which the form has at most one: a list a subject. */
final class RenderedRules {
    static final List<RenderedRule> OF_DAEMON_SET = Stream.of(RenderedResources.ROWS, RenderedTotals.ROWS, RenderedPods.ROWS, RenderedWindows.ROWS,
        RenderedContainers.ROWS).flatMap(List::stream).toList();
    static final List<RenderedRule> OF_SERVICE = RenderedServices.ROWS;

    private RenderedRules() {
    }
}

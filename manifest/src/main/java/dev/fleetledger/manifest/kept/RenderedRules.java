package dev.fleetledger.manifest.kept;

import java.util.List;
import java.util.stream.Stream;

/** Combinations of fields that an API server rejects and of which the form has at most one field. One list per subject. */
public final class RenderedRules {
    public static final List<RenderedRule> OF_DAEMON_SET =
            Stream.of(RenderedResourceRules.ROWS, RenderedTotalRules.ROWS, RenderedPodRules.ROWS, RenderedWindowsRules.ROWS,
        RenderedContainerRules.ROWS).flatMap(List::stream).toList();
    public static final List<RenderedRule> OF_SERVICE = RenderedServiceRules.ROWS;

    private RenderedRules() {
    }
}

package dev.fleetledger.query.diff;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import dev.fleetledger.query.access.AuthenticatedReader;
import dev.fleetledger.query.cluster.VisibleClusters;
import dev.fleetledger.query.web.PageParameters;

/** What changed in the fleet, or in one cluster, between two points of the past. */
@RestController
class DiffController {

    private final VisibleClusters clusters;
    private final DiffRanges ranges;
    private final DiffQueries diffQueries;

    DiffController(VisibleClusters clusters, DiffRanges ranges, DiffQueries diffQueries) {
        this.clusters = clusters;
        this.ranges = ranges;
        this.diffQueries = diffQueries;
    }

    @GetMapping("/api/v1/diff")
    DiffResponse fleet(@RequestParam String from, @RequestParam @Nullable String to, AuthenticatedReader authenticatedReader,
            PageParameters pageParameters) throws InterruptedException {
        return diffQueries.page(ranges.ofFleet(from, to), authenticatedReader, pageParameters);
    }

    @GetMapping("/api/v1/clusters/{id}/diff")
    DiffResponse cluster(@PathVariable("id") String name, @RequestParam String from, @RequestParam @Nullable String to,
            AuthenticatedReader authenticatedReader, PageParameters pageParameters) throws InterruptedException {
        clusters.requireVisible(name, authenticatedReader);
        return diffQueries.page(ranges.ofCluster(name, from, to), authenticatedReader, pageParameters);
    }
}

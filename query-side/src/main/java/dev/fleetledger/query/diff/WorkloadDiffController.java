package dev.fleetledger.query.diff;

import java.util.UUID;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.manifest.diff.SpecificationDiff;
import dev.fleetledger.problem.MalformedRequestException;
import dev.fleetledger.problem.NotFoundException;
import dev.fleetledger.query.access.AuthenticatedReader;
import dev.fleetledger.query.cluster.VisibleClusters;
import dev.fleetledger.query.web.PageParameters;
import dev.fleetledger.query.web.ReadPoint;
import dev.fleetledger.query.workload.WorkloadHistory;
import dev.fleetledger.query.workload.WorkloadQueries;
import dev.fleetledger.query.workload.WorkloadView;

/** Compares two revisions of a workload, field by field, or what there was of it at two times. */
@RestController
class WorkloadDiffController {

    private static final Pattern REVISION = Pattern.compile("\\d{1,9}");

    private final WorkloadQueries workloadQueries;
    private final WorkloadHistory workloadHistory;
    private final DiffRanges ranges;
    private final DiffQueries diffQueries;

    WorkloadDiffController(WorkloadQueries workloadQueries, WorkloadHistory workloadHistory, DiffRanges ranges, DiffQueries diffQueries) {
        this.workloadQueries = workloadQueries;
        this.workloadHistory = workloadHistory;
        this.ranges = ranges;
        this.diffQueries = diffQueries;
    }

    /** Compares the newest revision with the previous one by default. */
    @GetMapping("/api/v1/workloads/{id}/diff")
    WorkloadDiffResponse diff(@PathVariable UUID id, @RequestParam @Nullable String from, @RequestParam @Nullable String to,
            AuthenticatedReader authenticatedReader, PageParameters pageParameters, ReadPoint readPoint) throws InterruptedException {
        WorkloadView workload = workloadQueries.requireVisible(id, authenticatedReader);
        if (isTime(from) || isTime(to)) {
            if (from != null && !isTime(from) || to != null && !isTime(to)) {
                throw MalformedRequestException.parameter("from", "Send two numbers of revisions, or two times.");
            }
            if (readPoint.isPast()) {
                throw MalformedRequestException.parameter("at", "Leave it out: 'from' and 'to' are the times to compare.");
            }
            return diffQueries.page(ranges.ofWorkload(id, from, to), authenticatedReader, pageParameters);
        }
        int newer = to == null ? workload.revision() : Integer.parseInt(to);
        int older = from == null ? Math.max(1, newer - 1) : Integer.parseInt(from);
        return new RevisionDiffResponse(older, newer,
                SpecificationDiff.between(visibleSpecification(id, older, authenticatedReader),
                        visibleSpecification(id, newer, authenticatedReader)), readPoint.positionText());
    }

    /** A number is a revision here, and no position. */
    private static boolean isTime(@Nullable String value) {
        return value != null && !REVISION.matcher(value).matches();
    }

    /** Removes cluster names from overrides that the reader may not see. */
    private JsonNode visibleSpecification(UUID id, int revision, AuthenticatedReader authenticatedReader) {
        return VisibleClusters.filterPlacement(specification(id, revision), authenticatedReader);
    }

    private JsonNode specification(UUID workload, int revision) {
        return workloadHistory.findSpecification(workload, revision).orElseThrow(() -> new NotFoundException("revision"));
    }

}

package dev.fleetledger.query.workload;

import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.manifest.diff.Change;
import dev.fleetledger.problem.MalformedRequestException;
import dev.fleetledger.problem.NotFoundException;
import dev.fleetledger.query.access.AuthenticatedReader;
import dev.fleetledger.query.cluster.VisibleClusters;
import dev.fleetledger.query.web.ReadPoint;
import dev.fleetledger.query.web.UnimplementedFeature;

/** Compares two revisions of a workload, field by field. */
@RestController
class RevisionDiffController {

    record DiffResponse(int from, int to, List<Change> changes, String position) {}

    private final WorkloadQueries workloadQueries;
    private final WorkloadHistory workloadHistory;

    RevisionDiffController(WorkloadQueries workloadQueries, WorkloadHistory workloadHistory) {
        this.workloadQueries = workloadQueries;
        this.workloadHistory = workloadHistory;
    }

    /** Compares the newest revision with the previous one by default. */
    @GetMapping("/api/v1/workloads/{id}/diff")
    DiffResponse diff(@PathVariable UUID id, @RequestParam @Nullable String from, @RequestParam @Nullable String to,
            AuthenticatedReader authenticatedReader, ReadPoint readPoint) {
        WorkloadView workload = workloadQueries.requireVisible(id, authenticatedReader);
        int newer = to == null ? workload.revision : parseRevision("to", to);
        int older = from == null ? Math.max(1, newer - 1) : parseRevision("from", from);
        return new DiffResponse(older, newer,
                SpecificationDiff.between(visibleSpecification(id, older, authenticatedReader),
                        visibleSpecification(id, newer, authenticatedReader)), readPoint.positionText());
    }

    /** Removes cluster names from overrides that the reader may not see. */
    private JsonNode visibleSpecification(UUID id, int revision, AuthenticatedReader authenticatedReader) {
        return VisibleClusters.filterPlacement(specification(id, revision), authenticatedReader);
    }

    private JsonNode specification(UUID workload, int revision) {
        return workloadHistory.findSpecification(workload, revision).orElseThrow(() -> new NotFoundException("revision"));
    }

    private static int parseRevision(String name, String value) {
        if (value.matches("\\d{4}-.*")) {
            throw UnimplementedFeature.exception("A diff between times",
                    "Send the numbers of revisions; GET /api/v1/workloads/{id}/revisions tells when each was made.");
        }
        if (!value.matches("\\d{1,9}")) {
            throw MalformedRequestException.parameter(name, "Send the number of a revision.");
        }
        return Integer.parseInt(value);
    }
}

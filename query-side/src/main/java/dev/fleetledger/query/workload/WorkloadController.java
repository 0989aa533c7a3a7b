package dev.fleetledger.query.workload;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.contract.ContractJson;
import dev.fleetledger.query.access.AuthenticatedReader;
import dev.fleetledger.query.cluster.VisibleClusters;
import dev.fleetledger.query.web.ETagResponse;
import dev.fleetledger.query.web.Page;
import dev.fleetledger.query.web.PageParameters;
import dev.fleetledger.query.web.QueryParameters;
import dev.fleetledger.query.web.ReadPoint;
import dev.fleetledger.query.web.SortOrder;

/** Workloads: the list, and one workload. */
@RestController
@RequestMapping("/api/v1/workloads")
class WorkloadController {

    private static final Map<String, SortOrder> SORTS = Map.of(
            "name", SortOrder.by("w.name", "text").thenBy("w.id", "uuid"),
            "-name", SortOrder.by("w.name", "text").thenBy("w.id", "uuid").reversed(),
            "createdAt", SortOrder.by("w.created_at", "timestamptz").thenBy("w.id", "uuid"),
            "-createdAt", SortOrder.by("w.created_at", "timestamptz").thenBy("w.id", "uuid").reversed());

    private final WorkloadQueries workloadQueries;

    WorkloadController(WorkloadQueries workloadQueries) {
        this.workloadQueries = workloadQueries;
    }

    record WorkloadDetailResponse(@JsonUnwrapped WorkloadResponse workload, @Nullable JsonNode placement) {}

    @GetMapping
    Page<WorkloadResponse> list(@RequestParam @Nullable String cluster, @RequestParam @Nullable String namespace,
            @RequestParam @Nullable String name, @RequestParam @Nullable String status, @RequestParam @Nullable List<String> label,
            @RequestParam(defaultValue = "name") String sort, AuthenticatedReader authenticatedReader, PageParameters pageParameters,
                    ReadPoint readPoint,
            HttpServletRequest request) {
        SortOrder sortOrder = SORTS.get(String.valueOf(QueryParameters.oneOf("sort", sort, SORTS.keySet())));
        if (sortOrder == null) {
            throw new IllegalStateException("Unknown sort order: " + sort);
        }
        return workloadQueries.page(new WorkloadQueries.Filter(cluster, namespace, name, QueryParameters.status(status),
                // A List parameter would be split at commas.
                label == null ? List.of() : List.of(request.getParameterValues("label"))), sortOrder, authenticatedReader, pageParameters,
                        readPoint);
    }

    @GetMapping("/{id}")
    ResponseEntity<WorkloadDetailResponse> get(@PathVariable UUID id, AuthenticatedReader authenticatedReader, ReadPoint readPoint) {
        WorkloadView workload = workloadQueries.requireVisible(id, authenticatedReader);
        JsonNode placement = workload.placement == null ? null
                : VisibleClusters.filterPlacement(ContractJson.MAPPER.readTree(workload.placement), authenticatedReader);
        return ETagResponse.of(workload.version,
                new WorkloadDetailResponse(workloadQueries.toResponse(workload, authenticatedReader, readPoint), placement));
    }
}

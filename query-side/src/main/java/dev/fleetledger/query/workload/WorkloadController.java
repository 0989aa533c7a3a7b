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
import dev.fleetledger.query.deployment.DebtQueries;
import dev.fleetledger.query.web.ETagResponse;
import dev.fleetledger.query.web.KeysetOrder;
import dev.fleetledger.query.web.Page;
import dev.fleetledger.query.web.PageParameters;
import dev.fleetledger.query.web.QueryParameters;
import dev.fleetledger.query.web.ReadPoint;
import dev.fleetledger.query.web.ReadsSnapshot;

/** Workloads: the list, and one workload. */
@RestController
@ReadsSnapshot
@RequestMapping("/api/v1/workloads")
class WorkloadController {

    private static final KeysetOrder<WorkloadView> BY_ID = KeysetOrder.byId(WorkloadView_.ID, WorkloadView::id);
    private static final KeysetOrder<WorkloadView> BY_NAME =
            KeysetOrder.<WorkloadView>byText(WorkloadView_.NAME, workload -> workload.name).thenBy(BY_ID);
    private static final KeysetOrder<WorkloadView> BY_CREATION =
            KeysetOrder.<WorkloadView>byTime(WorkloadView_.CREATED_AT, workload -> workload.createdAt).thenBy(BY_ID);
    private static final Map<String, KeysetOrder<WorkloadView>> SORTS =
            Map.of("name", BY_NAME, "-name", BY_NAME.reversed(), "createdAt", BY_CREATION, "-createdAt", BY_CREATION.reversed());

    private final WorkloadQueries workloadQueries;
    private final DebtQueries debtQueries;

    WorkloadController(WorkloadQueries workloadQueries, DebtQueries debtQueries) {
        this.workloadQueries = workloadQueries;
        this.debtQueries = debtQueries;
    }

    /** @param debt what rollouts still owe to visible clusters */
    record WorkloadDetailResponse(@JsonUnwrapped WorkloadResponse workload, @Nullable JsonNode placement, List<DebtQueries.Debt> debt) {}

    @GetMapping
    Page<WorkloadResponse> list(@RequestParam @Nullable String cluster, @RequestParam @Nullable String namespace,
            @RequestParam @Nullable String name, @RequestParam @Nullable String status, @RequestParam @Nullable List<String> label,
            @RequestParam(defaultValue = "name") String sort, AuthenticatedReader authenticatedReader, PageParameters pageParameters,
                    ReadPoint readPoint,
            HttpServletRequest request) {
        KeysetOrder<WorkloadView> order = SORTS.get(String.valueOf(QueryParameters.oneOf("sort", sort, SORTS.keySet())));
        if (order == null) {
            throw new IllegalStateException("Unknown sort order: " + sort);
        }
        return workloadQueries.page(new WorkloadQueries.Filter(cluster, namespace, name, QueryParameters.status(status),
                // A List parameter would be split at commas.
                label == null ? List.of() : List.of(request.getParameterValues("label"))), order, authenticatedReader, pageParameters,
                        readPoint);
    }

    @GetMapping("/{id}")
    ResponseEntity<WorkloadDetailResponse> get(@PathVariable UUID id, AuthenticatedReader authenticatedReader, ReadPoint readPoint) {
        WorkloadView workload = workloadQueries.requireVisible(id, authenticatedReader);
        JsonNode placement = workload.placement == null ? null
                : VisibleClusters.filterPlacement(ContractJson.MAPPER.readTree(workload.placement), authenticatedReader);
        return ETagResponse.of(workload.version, readPoint,
                new WorkloadDetailResponse(workloadQueries.toResponse(workload, authenticatedReader, readPoint), placement,
                        debtQueries.findByWorkload(id, authenticatedReader)));
    }
}

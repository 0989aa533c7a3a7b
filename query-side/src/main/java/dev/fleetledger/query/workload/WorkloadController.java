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
import dev.fleetledger.query.access.Reader;
import dev.fleetledger.query.answer.Filters;
import dev.fleetledger.query.answer.Moment;
import dev.fleetledger.query.answer.Order;
import dev.fleetledger.query.answer.Page;
import dev.fleetledger.query.answer.Paging;
import dev.fleetledger.query.answer.Versioned;
import dev.fleetledger.query.cluster.FleetClusters;

/** Workloads: the list, and one workload. */
@RestController
@RequestMapping("/api/v1/workloads")
class WorkloadController {

    private static final Map<String, Order> SORTS = Map.of(
            "name", Order.by("w.name", "text").then("w.id", "uuid"),
            "-name", Order.by("w.name", "text").then("w.id", "uuid").backwards(),
            "createdAt", Order.by("w.created_at", "timestamptz").then("w.id", "uuid"),
            "-createdAt", Order.by("w.created_at", "timestamptz").then("w.id", "uuid").backwards());

    private final WorkloadAnswers answers;

    WorkloadController(WorkloadAnswers answers) {
        this.answers = answers;
    }

    record One(@JsonUnwrapped WorkloadAnswer workload, @Nullable JsonNode placement) {}

    @GetMapping
    Page<WorkloadAnswer> list(@RequestParam @Nullable String cluster, @RequestParam @Nullable String namespace,
            @RequestParam @Nullable String name, @RequestParam @Nullable String status, @RequestParam @Nullable List<String> label,
            @RequestParam(defaultValue = "name") String sort, Reader reader, Paging paging, Moment moment,
            HttpServletRequest request) {
        Order order = SORTS.get(String.valueOf(Filters.oneOf("sort", sort, SORTS.keySet())));
        if (order == null) {
            throw new IllegalStateException(sort);
        }
        return answers.page(new WorkloadAnswers.Filter(cluster, namespace, name, Filters.status(status),
                // A List parameter would be split at commas.
                label == null ? List.of() : List.of(request.getParameterValues("label"))), order, reader, paging, moment);
    }

    @GetMapping("/{id}")
    ResponseEntity<One> one(@PathVariable UUID id, Reader reader, Moment moment) {
        WorkloadView workload = answers.visible(id, reader, moment);
        JsonNode placement = workload.placement == null ? null
                : FleetClusters.cut(ContractJson.MAPPER.readTree(workload.placement), reader);
        return Versioned.of(workload.version, new One(answers.answer(workload, reader, moment), placement));
    }
}

package dev.fleetledger.query.rollout;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import dev.fleetledger.problem.NotFoundException;
import dev.fleetledger.query.access.AuthenticatedReader;
import dev.fleetledger.query.access.VisibilitySql;
import dev.fleetledger.query.deployment.GenerationOutcome;
import dev.fleetledger.query.deployment.GenerationOutcomeQueries;
import dev.fleetledger.query.sql.SqlConditions;
import dev.fleetledger.query.web.ETagResponse;
import dev.fleetledger.query.web.Page;
import dev.fleetledger.query.web.PageParameters;
import dev.fleetledger.query.web.PageQuery;
import dev.fleetledger.query.web.QueryParameters;
import dev.fleetledger.query.web.ReadPoint;
import dev.fleetledger.query.web.SortOrder;

/** Rollouts of visible workloads, with their visible clusters. */
@RestController
@RequestMapping("/api/v1/rollouts")
class RolloutController {

    private static final List<String> STATES = List.of("running", "completed", "failed", "superseded");
    private static final SortOrder NEWEST_FIRST = SortOrder.by("r.id", "uuid").reversed();

    /**
     * @param debt      skipped clusters; always empty so far
     * @param approvals given or requested approvals; always empty so far
     */
    record RolloutResponse(UUID id, UUID workload, int revision, int placementVersion, String state, List<WaveResponse> waves,
            List<Object> debt,
            List<Object> approvals, String startedBy, Instant startedAt, @Nullable Instant finishedAt, long version, String position) {}

    record WaveResponse(String name, List<GenerationOutcome> clusters) {}

    private final RolloutViewRepository viewRepository;
    private final GenerationOutcomeQueries outcomeQueries;
    private final PageQuery pageQuery;

    RolloutController(RolloutViewRepository viewRepository, GenerationOutcomeQueries outcomeQueries, PageQuery pageQuery) {
        this.viewRepository = viewRepository;
        this.outcomeQueries = outcomeQueries;
        this.pageQuery = pageQuery;
    }

    @GetMapping
    Page<RolloutResponse> list(@RequestParam @Nullable String workload, @RequestParam @Nullable String state,
            AuthenticatedReader authenticatedReader, PageParameters pageParameters,
            ReadPoint readPoint) {
        SqlConditions sqlConditions = visible(authenticatedReader)
                .andIfPresent(QueryParameters.uuid("workload", workload), "r.workload = :workload", "workload")
                .andIfPresent(QueryParameters.oneOf("state", state, STATES), "r.state = :state", "state");
        return pageQuery.page("rollouts r", "r.id", sqlConditions, NEWEST_FIRST, pageParameters, readPoint,
                (row, n) -> row.getObject("id", UUID.class))
                .map(ids -> toResponses(ids, authenticatedReader, readPoint));
    }

    @GetMapping("/{id}")
    ResponseEntity<RolloutResponse> get(@PathVariable UUID id, AuthenticatedReader authenticatedReader, ReadPoint readPoint) {
        SqlConditions sqlConditions = visible(authenticatedReader).and("r.id = :id", "id", id);
        List<RolloutResponse> found = pageQuery.page("rollouts r", "r.id", sqlConditions, NEWEST_FIRST, new PageParameters(1, List.of()),
                readPoint, (row, n) -> id)
                .map(ids -> toResponses(ids, authenticatedReader, readPoint)).items();
        RolloutResponse rollout = found.stream().findFirst().orElseThrow(() -> new NotFoundException("rollout"));
        return ETagResponse.of(rollout.version(), rollout);
    }

    private List<RolloutResponse> toResponses(List<UUID> ids, AuthenticatedReader authenticatedReader, ReadPoint readPoint) {
        Map<String, List<GenerationOutcome>> outcomes =
                outcomeQueries.findByRollouts(ids.stream().map(UUID::toString).toList(), authenticatedReader, readPoint);
        return ids.stream().flatMap(id -> viewRepository.findById(id).stream())
                .map(rollout -> toResponse(rollout, outcomes.getOrDefault(rollout.id.toString(), List.of()))).toList();
    }

    private static RolloutResponse toResponse(RolloutView r, List<GenerationOutcome> outcomes) {
        Map<String, GenerationOutcome> byCluster = new HashMap<>();
        outcomes.forEach(generationOutcome -> byCluster.put(generationOutcome.cluster(), generationOutcome));
        List<WaveResponse> waves = r.waves().stream().map(wave -> new WaveResponse(wave.name(),
                wave.clusters().stream().flatMap(cluster -> Stream.ofNullable(byCluster.get(cluster))).toList())).toList();
        return new RolloutResponse(r.id, r.workload, r.revision, r.placementVersion, r.state, waves, List.of(), List.of(), r.startedBy,
                r.startedAt, r.finishedAt, r.version, Long.toString(r.position));
    }

    private static SqlConditions visible(AuthenticatedReader authenticatedReader) {
        SqlConditions sqlConditions = new SqlConditions();
        return sqlConditions.and(VisibilitySql.workload(authenticatedReader, sqlConditions, "r.workload"));
    }
}

package dev.fleetledger.query.rollout;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.data.jpa.domain.Specification;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import dev.fleetledger.problem.NotFoundException;
import dev.fleetledger.query.access.AuthenticatedReader;
import dev.fleetledger.query.access.VisibilitySpecifications;
import dev.fleetledger.query.deployment.GenerationOutcome;
import dev.fleetledger.query.deployment.GenerationOutcomeQueries;
import dev.fleetledger.query.sql.FilterSpecifications;
import dev.fleetledger.query.web.ETagResponse;
import dev.fleetledger.query.web.KeysetOrder;
import dev.fleetledger.query.web.Page;
import dev.fleetledger.query.web.PageParameters;
import dev.fleetledger.query.web.PageReader;
import dev.fleetledger.query.web.QueryParameters;
import dev.fleetledger.query.web.ReadPoint;

/** Rollouts of visible workloads, with their visible clusters. */
@RestController
@RequestMapping("/api/v1/rollouts")
class RolloutController {

    private static final List<String> STATES = List.of("running", "completed", "failed", "superseded");
    private static final KeysetOrder<RolloutView> NEWEST_FIRST =
            KeysetOrder.<RolloutView>byId(RolloutView_.ID, rollout -> rollout.id).reversed();

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

    RolloutController(RolloutViewRepository viewRepository, GenerationOutcomeQueries outcomeQueries) {
        this.viewRepository = viewRepository;
        this.outcomeQueries = outcomeQueries;
    }

    @GetMapping
    Page<RolloutResponse> list(@RequestParam @Nullable String workload, @RequestParam @Nullable String state,
            AuthenticatedReader authenticatedReader, PageParameters pageParameters,
            ReadPoint readPoint) {
        Specification<RolloutView> matching = Specification.allOf(visibleTo(authenticatedReader),
                FilterSpecifications.equal(RolloutView_.workload, QueryParameters.uuid("workload", workload)),
                FilterSpecifications.equal(RolloutView_.state, QueryParameters.oneOf("state", state, STATES)));
        return PageReader.read(viewRepository, matching, NEWEST_FIRST, pageParameters, readPoint)
                .map(rollouts -> toResponses(rollouts, authenticatedReader, readPoint));
    }

    @GetMapping("/{id}")
    ResponseEntity<RolloutResponse> get(@PathVariable UUID id, AuthenticatedReader authenticatedReader, ReadPoint readPoint) {
        RolloutView rollout = viewRepository.findOne(visibleTo(authenticatedReader).and(FilterSpecifications.equal(RolloutView_.id, id)))
                .orElseThrow(() -> new NotFoundException("rollout"));
        return ETagResponse.of(rollout.version, toResponses(List.of(rollout), authenticatedReader, readPoint).getFirst());
    }

    private List<RolloutResponse> toResponses(List<RolloutView> rollouts, AuthenticatedReader authenticatedReader, ReadPoint readPoint) {
        Map<UUID, List<GenerationOutcome>> outcomes =
                outcomeQueries.findByRollouts(rollouts.stream().map(rollout -> rollout.id).toList(), authenticatedReader, readPoint);
        return rollouts.stream().map(rollout -> toResponse(rollout, outcomes.getOrDefault(rollout.id, List.of()))).toList();
    }

    private static RolloutResponse toResponse(RolloutView r, List<GenerationOutcome> outcomes) {
        Map<String, GenerationOutcome> byCluster = new HashMap<>();
        outcomes.forEach(generationOutcome -> byCluster.put(generationOutcome.cluster(), generationOutcome));
        List<WaveResponse> waves = r.waves().stream().map(wave -> new WaveResponse(wave.name(),
                wave.clusters().stream().flatMap(cluster -> Stream.ofNullable(byCluster.get(cluster))).toList())).toList();
        return new RolloutResponse(r.id, r.workload, r.revision, r.placementVersion, r.state, waves, List.of(), List.of(), r.startedBy,
                r.startedAt, r.finishedAt, r.version, Long.toString(r.position));
    }

    private static Specification<RolloutView> visibleTo(AuthenticatedReader authenticatedReader) {
        return VisibilitySpecifications.ofVisibleWorkload(authenticatedReader, RolloutView_.workload);
    }
}

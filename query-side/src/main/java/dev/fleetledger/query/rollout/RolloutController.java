package dev.fleetledger.query.rollout;

import java.util.UUID;

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
import dev.fleetledger.query.sql.FilterSpecifications;
import dev.fleetledger.query.web.ETagResponse;
import dev.fleetledger.query.web.KeysetOrder;
import dev.fleetledger.query.web.Page;
import dev.fleetledger.query.web.PageParameters;
import dev.fleetledger.query.web.PageReader;
import dev.fleetledger.query.web.QueryParameters;
import dev.fleetledger.query.web.ReadPoint;
import dev.fleetledger.query.web.ReadsSnapshot;

/** Rollouts of visible workloads, with their visible clusters. */
@RestController
@ReadsSnapshot
@RequestMapping("/api/v1/rollouts")
class RolloutController {

    private static final KeysetOrder<RolloutView> NEWEST_FIRST =
            KeysetOrder.<RolloutView>byId(RolloutView_.ID, rollout -> rollout.id).reversed();

    private final RolloutViewRepository viewRepository;
    private final RolloutQueries rolloutQueries;

    RolloutController(RolloutViewRepository viewRepository, RolloutQueries rolloutQueries) {
        this.viewRepository = viewRepository;
        this.rolloutQueries = rolloutQueries;
    }

    @GetMapping
    Page<RolloutResponse> list(@RequestParam @Nullable String workload, @RequestParam @Nullable String state,
            AuthenticatedReader authenticatedReader, PageParameters pageParameters, ReadPoint readPoint) {
        Specification<RolloutView> matching = Specification.allOf(visibleTo(authenticatedReader),
                FilterSpecifications.equal(RolloutView_.workload, QueryParameters.uuid("workload", workload)),
                FilterSpecifications.equal(RolloutView_.state,
                        QueryParameters.oneOf("state", state, RolloutState.values(), RolloutState::apiName)));
        return PageReader.read(viewRepository, matching, NEWEST_FIRST, pageParameters, readPoint)
                .map(rollouts -> rolloutQueries.summaries(rollouts, readPoint));
    }

    @GetMapping("/{id}")
    ResponseEntity<RolloutResponse> get(@PathVariable UUID id, AuthenticatedReader authenticatedReader, ReadPoint readPoint) {
        RolloutView rollout = viewRepository.findOne(visibleTo(authenticatedReader).and(FilterSpecifications.equal(RolloutView_.id, id)))
                .orElseThrow(() -> new NotFoundException("rollout"));
        return ETagResponse.of(rollout.version, readPoint, rolloutQueries.detail(rollout, authenticatedReader, readPoint));
    }

    private static Specification<RolloutView> visibleTo(AuthenticatedReader authenticatedReader) {
        return VisibilitySpecifications.ofVisibleWorkload(authenticatedReader, RolloutView_.workload);
    }
}

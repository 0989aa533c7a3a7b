package dev.fleetledger.query.rollout;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jpa.domain.Specification;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import dev.fleetledger.query.access.AuthenticatedReader;
import dev.fleetledger.query.sql.FilterSpecifications;
import dev.fleetledger.query.web.KeysetOrder;
import dev.fleetledger.query.web.Page;
import dev.fleetledger.query.web.PageParameters;
import dev.fleetledger.query.web.PageReader;
import dev.fleetledger.query.web.QueryParameters;
import dev.fleetledger.query.web.ReadPoint;
import dev.fleetledger.query.web.ReadsSnapshot;

/**
 * Approvals of visible workloads' rollouts and, for readers of the whole ledger, of changes of the settings. The newest request comes
 * first.
 */
@RestController
@ReadsSnapshot
class ApprovalController {

    /**
     * @param rollout  null for a change of the settings, like workload, namespace, name and manifests
     * @param name     of the workload's DaemonSet
     * @param kind     of the rollout, or {@code settings}
     * @param settings digest to be sent with the approval of settings
     */
    record RequestedApprovalResponse(@Nullable UUID rollout, @Nullable UUID workload, @Nullable String namespace, @Nullable String name,
            String kind, String requestedBy, @JsonUnwrapped ApprovalResponse approval, @Nullable String settings, String position) {

        static RequestedApprovalResponse of(ApprovalView view, Instant now) {
            return new RequestedApprovalResponse(view.rollout, view.workload, view.namespace, view.name, view.kind, view.requestedBy,
                    ApprovalResponse.of(view, view.stateAt(now)), view.settings, Long.toString(view.position));
        }
    }

    private static final KeysetOrder<ApprovalView> NEWEST_FIRST =
            KeysetOrder.<ApprovalView>byTime(ApprovalView_.REQUESTED_AT, approval -> approval.requestedAt)
                    .thenBy(KeysetOrder.byText(ApprovalView_.ID, approval -> approval.id)).reversed();

    private final ApprovalViewRepository viewRepository;

    ApprovalController(ApprovalViewRepository viewRepository) {
        this.viewRepository = viewRepository;
    }

    /** @param whose {@code me}: only those that the reader may decide now */
    @GetMapping("/api/v1/approvals")
    Page<RequestedApprovalResponse> list(@RequestParam(name = "for") @Nullable String whose, @RequestParam @Nullable String state,
            AuthenticatedReader authenticatedReader, PageParameters pageParameters, ReadPoint readPoint) {
        Specification<ApprovalView> matching = Specification.allOf(ApprovalSpecifications.visibleTo(authenticatedReader),
                FilterSpecifications.ifPresent(QueryParameters.oneOf("for", whose, List.of("me")),
                        me -> ApprovalSpecifications.decidableBy(authenticatedReader, readPoint.now())),
                FilterSpecifications.ifPresent(QueryParameters.oneOf("state", state, ApprovalState.values(), ApprovalState::apiName),
                        wanted -> ApprovalSpecifications.inState(wanted, readPoint.now())));
        return PageReader.read(viewRepository, matching, NEWEST_FIRST, pageParameters, readPoint)
                .map(approvals -> approvals.stream().map(view -> RequestedApprovalResponse.of(view, readPoint.now())).toList());
    }
}

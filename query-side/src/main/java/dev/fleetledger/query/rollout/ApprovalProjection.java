package dev.fleetledger.query.rollout;

import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import dev.fleetledger.contract.rollout.RolloutEvent;
import dev.fleetledger.judgement.access.Action;
import dev.fleetledger.query.projection.EventProjection;
import dev.fleetledger.query.projection.ProjectedEvent;
import dev.fleetledger.query.projection.RowKeys;
import dev.fleetledger.query.projection.ViewBatch;

/** Projects requests for approvals and the decisions about them. */
@Component
@ProcessingGroup(EventProjection.GROUP)
class ApprovalProjection implements EventProjection {

    @Override
    public void declareRows(RowKeys keys) {
        keys.one(RolloutEvent.ApprovalRequested.class, RolloutPlanView.class, RolloutEvent::rollout);
        keys.one(RolloutEvent.ApprovalRequested.class, ApprovalView.class, it -> ApprovalView.id(it.rollout(), it.wave()));
        keys.one(RolloutEvent.Approved.class, ApprovalView.class, it -> ApprovalView.id(it.rollout(), it.wave()));
        keys.one(RolloutEvent.Rejected.class, ApprovalView.class, it -> ApprovalView.id(it.rollout(), it.wave()));
        keys.one(RolloutEvent.ApprovalExpired.class, ApprovalView.class, it -> ApprovalView.id(it.rollout(), it.wave()));
        keys.dependent(RolloutEvent.Finished.class, ApprovalView.class, (finished, viewBatch) -> {
            RolloutView rollout = viewBatch.find(RolloutView.class, finished.rollout());
            return rollout == null || rollout.pendingApproval == null ? List.of() : List.of(rollout.pendingApproval);
        });
    }

    @EventHandler
    void on(RolloutEvent.ApprovalRequested requested, ProjectedEvent event, ViewBatch viewBatch) {
        RolloutView rollout = viewBatch.get(RolloutView.class, requested.rollout());
        String role = viewBatch.get(RolloutPlanView.class, requested.rollout())
                .approverRole(requested.wave(), Action.CHANGE_WORKLOAD.leastRole().name());
        ApprovalView approval = ApprovalView.of(requested, rollout, role, event);
        viewBatch.getOrAdd(ApprovalView.class, approval.id, () -> approval);
        rollout.pendingApproval = approval.id;
        rollout.advanceTo(event);
    }

    @EventHandler
    void on(RolloutEvent.Approved approved, ProjectedEvent event, ViewBatch viewBatch) {
        decide(approved, approved.wave(), approval -> approval.approve(event), event, viewBatch);
    }

    @EventHandler
    void on(RolloutEvent.Rejected rejected, ProjectedEvent event, ViewBatch viewBatch) {
        decide(rejected, rejected.wave(), approval -> approval.reject(event), event, viewBatch);
    }

    @EventHandler
    void on(RolloutEvent.ApprovalExpired expired, ProjectedEvent event, ViewBatch viewBatch) {
        decide(expired, expired.wave(), approval -> approval.expire(event), event, viewBatch);
    }

    /** Nobody can decide any more once the rollout has ended. */
    static void expirePending(RolloutView rollout, ProjectedEvent event, ViewBatch viewBatch) {
        if (rollout.pendingApproval != null) {
            viewBatch.get(ApprovalView.class, rollout.pendingApproval).expire(event);
        }
    }

    private static void decide(RolloutEvent decision, @Nullable String wave, Consumer<ApprovalView> change, ProjectedEvent event,
            ViewBatch viewBatch) {
        UUID id = decision.rollout();
        change.accept(viewBatch.get(ApprovalView.class, ApprovalView.id(id, wave)));
        RolloutView rollout = viewBatch.get(RolloutView.class, id);
        rollout.pendingApproval = null;
        rollout.advanceTo(event);
    }
}

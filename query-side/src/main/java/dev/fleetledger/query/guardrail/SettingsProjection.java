package dev.fleetledger.query.guardrail;

import java.util.Optional;

import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

import dev.fleetledger.contract.settings.SettingsEvent;
import dev.fleetledger.query.projection.EventProjection;
import dev.fleetledger.query.projection.ProjectedEvent;
import dev.fleetledger.query.projection.RowKeys;
import dev.fleetledger.query.projection.ViewBatch;
import dev.fleetledger.query.rollout.ApprovalView;

/** Projects the events of the fleet's settings into their one row, and their requests into the list of approvals. */
@Component
@ProcessingGroup(EventProjection.GROUP)
class SettingsProjection implements EventProjection {

    @Override
    public void declareRows(RowKeys keys) {
        keys.one(SettingsEvent.class, SettingsView.class, _ -> SettingsView.ID);
    }

    @EventHandler
    void on(SettingsEvent.Changed changed, ProjectedEvent event, ViewBatch viewBatch) {
        SettingsView view = row(viewBatch);
        findPending(view, viewBatch).ifPresent(changed.requestedBy() == null ? it -> it.expire(event) : it -> it.approve(event));
        view.change(changed, event);
        view.advanceTo(event);
    }

    @EventHandler
    void on(SettingsEvent.ChangeRequested requested, ProjectedEvent event, ViewBatch viewBatch) {
        SettingsView view = row(viewBatch);
        findPending(view, viewBatch).ifPresent(former -> former.expire(event));
        ApprovalView approval = ApprovalView.ofSettings(requested, event);
        viewBatch.getOrAdd(ApprovalView.class, approval.id(), () -> approval);
        view.request(requested, approval.id(), event);
        view.advanceTo(event);
    }

    @EventHandler
    void on(SettingsEvent.ChangeRejected rejected, ProjectedEvent event, ViewBatch viewBatch) {
        SettingsView view = row(viewBatch);
        findPending(view, viewBatch).ifPresent(it -> it.reject(event));
        view.clearPending();
        view.advanceTo(event);
    }

    private static Optional<ApprovalView> findPending(SettingsView view, ViewBatch viewBatch) {
        return view.approval == null ? Optional.empty() : Optional.of(viewBatch.get(ApprovalView.class, view.approval));
    }

    private static SettingsView row(ViewBatch viewBatch) {
        return viewBatch.getOrAdd(SettingsView.class, SettingsView.ID, SettingsView::initial);
    }
}

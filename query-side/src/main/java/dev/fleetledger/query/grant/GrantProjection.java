package dev.fleetledger.query.grant;

import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

import dev.fleetledger.contract.access.GrantEvent;
import dev.fleetledger.query.projection.EventProjection;
import dev.fleetledger.query.projection.ProjectedEvent;
import dev.fleetledger.query.projection.RowKeys;
import dev.fleetledger.query.projection.ViewBatch;

/** Projects grant events into grants. */
@Component
@ProcessingGroup(EventProjection.GROUP)
class GrantProjection implements EventProjection {

    @Override
    public void declareRows(RowKeys keys) {
        keys.one(GrantEvent.class, GrantView.class, GrantEvent::grant);
    }

    @EventHandler
    void on(GrantEvent.Given given, ProjectedEvent event, ViewBatch viewBatch) {
        viewBatch.getOrAdd(GrantView.class, given.grant(), () -> GrantView.of(given, event)).advanceTo(event);
    }

    @EventHandler
    void on(GrantEvent.Revoked revoked, ProjectedEvent event, ViewBatch viewBatch) {
        GrantView grant = viewBatch.get(GrantView.class, revoked.grant());
        grant.revoke(event);
        grant.advanceTo(event);
    }
}

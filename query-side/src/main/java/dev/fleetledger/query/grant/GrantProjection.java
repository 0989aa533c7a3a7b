package dev.fleetledger.query.grant;

import java.util.List;

import org.springframework.stereotype.Component;

import dev.fleetledger.contract.access.GrantEvent;
import dev.fleetledger.query.projection.EventProjection;
import dev.fleetledger.query.projection.ProjectedEvent;
import dev.fleetledger.query.projection.ViewBatch;

/** Projects grant events into grants. */
@Component
class GrantProjection implements EventProjection {

    @Override
    public void prepare(List<ProjectedEvent> events, ViewBatch viewBatch) {
        viewBatch.load(GrantView.class, events.stream().filter(event -> event.payload() instanceof GrantEvent)
                .map(event -> ((GrantEvent) event.payload()).grant()).toList());
    }

    @Override
    public void apply(ProjectedEvent event, ViewBatch viewBatch) {
        if (event.payload() instanceof GrantEvent grant) {
            GrantView view = switch (grant) {
                case GrantEvent.Given given -> viewBatch.getOrAdd(GrantView.class, given.grant(), () -> GrantView.of(given, event));
                case GrantEvent.Revoked revoked -> {
                    GrantView existing = viewBatch.get(GrantView.class, revoked.grant());
                    existing.revoke(event);
                    yield existing;
                }
            };
            view.position = event.position();
        }
    }
}

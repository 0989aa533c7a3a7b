package dev.fleetledger.query.hub;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

import dev.fleetledger.query.projection.checkpoint.ProjectionCheckpoint;
import dev.fleetledger.query.projection.rebuild.CatchUpInitializer;

/** Reports readiness once the views have caught up with the ledger's head at startup. */
@Component("views")
@Profile("!rebuild")
class ViewsHealthIndicator implements HealthIndicator {

    private final CatchUpInitializer upInitializer;
    private final ProjectionCheckpoint projectionCheckpoint;

    ViewsHealthIndicator(CatchUpInitializer upInitializer, ProjectionCheckpoint projectionCheckpoint) {
        this.upInitializer = upInitializer;
        this.projectionCheckpoint = projectionCheckpoint;
    }

    @Override
    public Health health() {
        Health.Builder health = upInitializer.isDone() ? Health.up() : Health.outOfService();
        return health.withDetail("position", projectionCheckpoint.read().position()).build();
    }
}

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

    private final CatchUpInitializer catchUpInitializer;
    private final ProjectionCheckpoint projectionCheckpoint;

    ViewsHealthIndicator(CatchUpInitializer catchUpInitializer, ProjectionCheckpoint projectionCheckpoint) {
        this.catchUpInitializer = catchUpInitializer;
        this.projectionCheckpoint = projectionCheckpoint;
    }

    @Override
    public Health health() {
        Health.Builder health = catchUpInitializer.isDone() ? Health.up() : Health.outOfService();
        return health.withDetail("position", projectionCheckpoint.read().position()).build();
    }
}

package dev.fleetledger.query.hub;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

import dev.fleetledger.query.fold.CaughtUp;
import dev.fleetledger.query.fold.Progress;

/** Reports readiness once the views have caught up with the ledger's head at startup. */
@Component("views")
@Profile("!rebuild")
class ViewsHealth implements HealthIndicator {

    private final CaughtUp caughtUp;
    private final Progress progress;

    ViewsHealth(CaughtUp caughtUp, Progress progress) {
        this.caughtUp = caughtUp;
        this.progress = progress;
    }

    @Override
    public Health health() {
        Health.Builder health = caughtUp.done() ? Health.up() : Health.outOfService();
        return health.withDetail("position", progress.read().position()).build();
    }
}

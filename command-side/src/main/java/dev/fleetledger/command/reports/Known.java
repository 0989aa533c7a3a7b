package dev.fleetledger.command.reports;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.contract.deployment.DeploymentEvent;
import dev.fleetledger.ledger.Recorded;

/**
 * A deployment as its stream tells it.
 *
 * @param wanted the newest wanted state
 * @param last   the newest transition since; absent when there was none yet
 * @param next   the stream's next sequence number
 */
record Known(Recorded wanted, @Nullable DeploymentEvent last, long next) {

    static Optional<Known> of(List<Recorded> stream) {
        Recorded wanted = null;
        DeploymentEvent last = null;
        for (Recorded event : stream) {
            DeploymentEvent deployment = (DeploymentEvent) event.payload();
            boolean isWanted = deployment instanceof DeploymentEvent.Wanted;
            wanted = isWanted ? event : wanted;
            last = isWanted ? null : deployment;
        }
        return wanted == null ? Optional.empty() : Optional.of(new Known(wanted, last, stream.getLast().nextSequence()));
    }

    DeploymentEvent.Wanted want() {
        return (DeploymentEvent.Wanted) Objects.requireNonNull(wanted.payload());
    }

    Known after(DeploymentEvent transition) {
        return new Known(wanted, transition, next + 1);
    }
}

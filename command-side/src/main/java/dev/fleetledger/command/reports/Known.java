package dev.fleetledger.command.reports;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.contract.deployment.DeploymentEvent;
import dev.fleetledger.ledger.Recorded;

/**
 * A deployment as its stream tells it.
 *
 * @param wanted the newest wanted state
 * @param last   the newest transition since; absent when there was none yet
 * @param replaced objects of it that are known to have been deleted and made anew
 * @param next   the stream's next sequence number
 */
record Known(Recorded wanted, @Nullable DeploymentEvent last, Set<String> replaced, long next) {

    /** @return empty where nothing was ever wanted, and where the cluster was forgotten since: no facts count there */
    static Optional<Known> of(List<Recorded> stream) {
        Recorded wanted = null;
        DeploymentEvent last = null;
        Set<String> replaced = new HashSet<>();
        for (Recorded event : stream) {
            DeploymentEvent deployment = (DeploymentEvent) event.payload();
            switch (deployment) {
                case DeploymentEvent.Wanted _ -> {
                    wanted = event;
                    last = null;
                    replaced.clear();
                }
                case DeploymentEvent.Replaced it -> replaced.add(it.object());
                case DeploymentEvent.Settled _, DeploymentEvent.Failed _, DeploymentEvent.Refused _, DeploymentEvent.Drifted _,
                        DeploymentEvent.Gone _, DeploymentEvent.Released _, DeploymentEvent.Forgotten _ -> last = deployment;
            }
        }
        return wanted == null || last instanceof DeploymentEvent.Forgotten
                ? Optional.empty()
                : Optional.of(new Known(wanted, last, replaced, stream.getLast().nextSequence()));
    }

    DeploymentEvent.Wanted want() {
        return (DeploymentEvent.Wanted) Objects.requireNonNull(wanted.payload());
    }

    Known after(DeploymentEvent transition) {
        return new Known(wanted, transition, replaced, next + 1);
    }
}

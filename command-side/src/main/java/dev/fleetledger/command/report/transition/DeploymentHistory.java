package dev.fleetledger.command.report.transition;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.contract.deployment.DeploymentEvent;
import dev.fleetledger.ledger.RecordedEvent;

/**
 * A deployment's state from its event stream.
 *
 * @param wanted   the newest wanted state
 * @param last     the newest transition since; absent when there is none
 * @param replaced objects recorded as deleted and recreated in this generation
 * @param next     the stream's next sequence number
 */
record DeploymentHistory(RecordedEvent wanted, @Nullable DeploymentEvent last, Set<String> replaced, long next) {

    /** @return empty without a wanted state and after the cluster was forgotten: then facts are ignored */
    static Optional<DeploymentHistory> of(List<RecordedEvent> stream) {
        RecordedEvent wanted = null;
        DeploymentEvent last = null;
        Set<String> replaced = new HashSet<>();
        for (RecordedEvent event : stream) {
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
                : Optional.of(new DeploymentHistory(wanted, last, replaced, stream.getLast().nextSequence()));
    }

    DeploymentEvent.Wanted wantedEvent() {
        return (DeploymentEvent.Wanted) Objects.requireNonNull(wanted.payload());
    }
}

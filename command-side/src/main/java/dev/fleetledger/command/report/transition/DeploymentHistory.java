package dev.fleetledger.command.report.transition;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.contract.deployment.DeploymentEvent;
import dev.fleetledger.ledger.RecordedEvent;

/**
 * A deployment's state from its event stream.
 *
 * @param wanted the newest wanted state
 * @param since  the events since then
 * @param next   the stream's next sequence number
 */
record DeploymentHistory(RecordedEvent wanted, List<DeploymentEvent> since, long next) {

    /** @return empty without a wanted state and after the cluster was forgotten: then facts are ignored */
    static Optional<DeploymentHistory> of(List<RecordedEvent> stream) {
        RecordedEvent wanted = null;
        List<DeploymentEvent> since = new ArrayList<>();
        for (RecordedEvent event : stream) {
            DeploymentEvent deployment = (DeploymentEvent) event.payload();
            if (deployment instanceof DeploymentEvent.Wanted) {
                wanted = event;
                since.clear();
            } else {
                since.add(deployment);
            }
        }
        return wanted == null || since.stream().anyMatch(DeploymentEvent.Forgotten.class::isInstance)
                ? Optional.empty()
                : Optional.of(new DeploymentHistory(wanted, List.copyOf(since), stream.getLast().nextSequence()));
    }

    /** @return the newest change of the status; absent when there is none */
    @Nullable DeploymentEvent last() {
        return since.stream().filter(DeploymentHistory::isTransition).reduce((earlier, later) -> later).orElse(null);
    }

    <E extends DeploymentEvent> Stream<E> all(Class<E> type) {
        return since.stream().filter(type::isInstance).map(type::cast);
    }

    private static boolean isTransition(DeploymentEvent event) {
        return switch (event) {
            case DeploymentEvent.Settled _, DeploymentEvent.Failed _, DeploymentEvent.Refused _, DeploymentEvent.Drifted _,
                    DeploymentEvent.Gone _, DeploymentEvent.Released _, DeploymentEvent.Forgotten _ -> true;
            case DeploymentEvent.Wanted _, DeploymentEvent.Replaced _, DeploymentEvent.CorrectionsHeld _,
                    DeploymentEvent.CorrectionsEnded _ -> false;
        };
    }

    DeploymentEvent.Wanted wantedEvent() {
        return (DeploymentEvent.Wanted) Objects.requireNonNull(wanted.payload());
    }
}

package dev.fleetledger.command.undo.entry;

import java.util.Comparator;
import java.util.List;

import dev.fleetledger.contract.EventNames;
import dev.fleetledger.contract.rollout.RolloutEvent;
import dev.fleetledger.ledger.EventOutline;

/** The stream of what a command has changed, of all to which it has appended. */
final class TargetStream {

    /** A submit also changes a draft, and a change of a workload has a rollout and deployments. */
    private static final List<String> BY_IMPORTANCE = List.of("Workload", "Rollout", "Draft", "Cluster", "Grants", "Settings", "Hub",
            "Refusals", "Question", "Deployment");

    static final String PLANNED = EventNames.of(RolloutEvent.Planned.class).name();

    private TargetStream() {}

    /**
     * The first event of the command in that stream. A variant's submit appends to its source's stream after its own; a rollout is planned
     * after the one that it replaces has ended.
     */
    static EventOutline find(List<EventOutline> command) {
        return command.stream().min(Comparator.comparingInt((EventOutline it) -> BY_IMPORTANCE.indexOf(it.stream().type()))
                .thenComparing(it -> !it.name().equals(PLANNED))).orElseThrow();
    }
}

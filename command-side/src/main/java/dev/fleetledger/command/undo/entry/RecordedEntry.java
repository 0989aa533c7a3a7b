package dev.fleetledger.command.undo.entry;

import java.util.List;
import java.util.Objects;

import dev.fleetledger.command.undo.inverse.InverseTable;
import dev.fleetledger.contract.EventMetadata;
import dev.fleetledger.contract.refusal.RefusalEvent.Target;
import dev.fleetledger.ledger.EventOutline;
import dev.fleetledger.ledger.RecordedEvent;

/**
 * An entry of the audit, accepted or refused.
 *
 * @param events all events of its command
 * @param first  the first of them in the stream of what the command has changed
 */
public record RecordedEntry(List<EventOutline> events, RecordedEvent first, Target target) {

    private static final String REFUSALS = "Refusals";

    /** Id of the command. */
    String command() {
        return Objects.requireNonNull(events.getFirst().command());
    }

    String actor() {
        return first.metadata().getOrDefault(EventMetadata.ACTOR, EventMetadata.SYSTEM);
    }

    public boolean isRefusal() {
        return first.stream().type().equals(REFUSALS);
    }

    public boolean isOfSystem() {
        return InverseTable.isOfSystem(actor());
    }
}

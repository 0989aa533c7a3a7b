package dev.fleetledger.command.undo.entry;

import static java.util.stream.Collectors.partitioningBy;
import static java.util.stream.Collectors.toSet;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;

import dev.fleetledger.command.undo.inverse.PastEvent;
import dev.fleetledger.contract.EventNames;
import dev.fleetledger.contract.draft.DraftEvent;
import dev.fleetledger.contract.draft.DraftEvent.StepSaved;
import dev.fleetledger.contract.workload.WorkloadEvent;
import dev.fleetledger.ledger.EventOutline;
import dev.fleetledger.ledger.Ledger;
import dev.fleetledger.ledger.Position;

/**
 * Reads the history of a command's target. Of large events it reads those of the command, so that the memory it needs does not grow with
 * the number of revisions and saves; for a save also the nearest ones of the same step, before and after it.
 */
@Component
final class HistoryReader {

    private static final Set<String> LARGE = Stream.of(WorkloadEvent.Revised.class, WorkloadEvent.Placed.class, DraftEvent.StepSaved.class,
            DraftEvent.Imported.class).map(type -> EventNames.of(type).name()).collect(toSet());

    private final Ledger ledger;

    HistoryReader(Ledger ledger) {
        this.ledger = ledger;
    }

    List<PastEvent> read(List<EventOutline> stream, String command) {
        List<EventOutline> own = stream.stream().filter(it -> command.equals(it.command())).toList();
        Map<Position, Object> payloads = new HashMap<>();
        ledger.readAt(stream.stream().filter(it -> own.contains(it) || !LARGE.contains(it.name())).map(EventOutline::position).toList())
                .forEach(it -> payloads.put(it.position(), it.payload()));
        // A command saves a step once, so the nearest saves of the step are those of others.
        if (!own.isEmpty() && payloads.get(own.getLast().position()) instanceof StepSaved) {
            ledger.readNearest(own.getLast().position()).forEach(it -> payloads.put(it.position(), it.payload()));
        }
        return stream.stream().map(it -> new PastEvent(it.position().value(), it.name(), own.contains(it), payloads.get(it.position())))
                .toList();
    }
}

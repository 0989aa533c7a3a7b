package dev.fleetledger.command.undo;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import dev.fleetledger.command.undo.entry.EntryReader;
import dev.fleetledger.command.undo.entry.RecordedChange;
import dev.fleetledger.command.undo.inverse.Reversal;
import dev.fleetledger.problem.ProblemException;
import dev.fleetledger.problem.StateConflictException;

/** Finds what is in the way of an undo. */
@Component
final class Obstacles {

    static final String POSITIONS = "positions";

    /** The others are found by undoing these first. */
    private static final int MAX_POSITIONS = 10;

    private final EntryReader entryReader;
    private final UndoneTable undoneTable;

    Obstacles(EntryReader entryReader, UndoneTable undoneTable) {
        this.entryReader = entryReader;
        this.undoneTable = undoneTable;
    }

    /** @param refusal of the inverse command, if it was refused by the state of its target or by a rule */
    Optional<ProblemException> find(RecordedChange change, Reversal.Possible reversal, @Nullable ProblemException refusal) {
        OptionalLong undone = undoneTable.find(change.command());
        if (undone.isPresent()) {
            return Optional.of(alreadyUndone(entryReader.positionOf(undone.getAsLong())));
        }
        return reversal.laterChanges().isEmpty() ? Optional.ofNullable(refusal) : Optional.of(laterChanges(reversal.laterChanges()));
    }

    private static ProblemException alreadyUndone(String position) {
        return new StateConflictException("AlreadyUndone", "This was undone already, by entry " + position + ".",
                "To have it again, undo that entry.").with(POSITIONS, List.of(position));
    }

    private ProblemException laterChanges(List<Long> events) {
        List<String> positions = events.stream().limit(MAX_POSITIONS).map(entryReader::positionOf).distinct().toList();
        return new StateConflictException("LaterChanges", "The same was changed since, by " + (events.size() == 1 ? "entry " : "entries ")
                + String.join(", ", positions) + (events.size() > MAX_POSITIONS ? " and others." : "."),
                "Undo the later changes first, the last one first; or make the change that is needed by a command of its own.")
                .with(POSITIONS, positions);
    }
}

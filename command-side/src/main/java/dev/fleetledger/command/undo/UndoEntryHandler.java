package dev.fleetledger.command.undo;

import java.util.Optional;

import org.axonframework.commandhandling.CommandHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import dev.fleetledger.command.access.authorization.Authorization;
import dev.fleetledger.command.message.ExpectedVersion;
import dev.fleetledger.command.undo.entry.EntryReader;
import dev.fleetledger.command.undo.entry.EntryVisibility;
import dev.fleetledger.command.undo.entry.RecordedChange;
import dev.fleetledger.command.undo.entry.RecordedEntry;
import dev.fleetledger.command.undo.inverse.InverseTable;
import dev.fleetledger.command.undo.inverse.Reversal;
import dev.fleetledger.ledger.Position;
import dev.fleetledger.problem.NotFoundException;
import dev.fleetledger.problem.StateConflictException;
import dev.fleetledger.problem.VersionMissingException;

@Component
final class UndoEntryHandler {

    private final EntryReader entryReader;
    private final EntryVisibility entryVisibility;
    private final UndoExecutor undoExecutor;

    UndoEntryHandler(EntryReader entryReader, EntryVisibility entryVisibility, UndoExecutor undoExecutor) {
        this.entryReader = entryReader;
        this.entryVisibility = entryVisibility;
        this.undoExecutor = undoExecutor;
    }

    @CommandHandler
    UndoResult handle(UndoEntry command, Authorization authorization) {
        RecordedEntry entry = find(command.position(), authorization);
        authorization.audit().setTarget(entry.target());
        if (entry.isRefusal() || entry.isOfSystem()) {
            requireAnyVersion(command.expectedVersion());
            throw refusal(entry.isRefusal() ? InverseTable.ofRefusal() : InverseTable.ofSystem());
        }
        RecordedChange change = entryReader.read(entry);
        return switch (change.reversal()) {
            case Reversal.Possible it -> command.preview() ? undoExecutor.preview(change, it, command.expectedVersion(), authorization)
                    : undoExecutor.execute(change, it, command.expectedVersion(), authorization);
            case Reversal.Impossible it -> {
                command.expectedVersion().require(change.version());
                throw refusal(it);
            }
        };
    }

    /** What was refused, and what the system did, has changed nothing whose version a person could have read. */
    private static void requireAnyVersion(ExpectedVersion expectedVersion) {
        if (expectedVersion instanceof ExpectedVersion.Missing) {
            throw new VersionMissingException();
        }
    }

    private static StateConflictException refusal(Reversal.Impossible reason) {
        return new StateConflictException(reason.code(), reason.why(), reason.remedy());
    }

    private RecordedEntry find(@Nullable Position position, Authorization authorization) {
        return Optional.ofNullable(position).flatMap(entryReader::find)
                .filter(entry -> entryVisibility.isVisible(entry, authorization)).orElseThrow(() -> new NotFoundException("entry"));
    }
}

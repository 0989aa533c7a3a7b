package dev.fleetledger.command.undo;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.command.message.Command;
import dev.fleetledger.command.message.ExpectedVersion;
import dev.fleetledger.ledger.Position;

/**
 * Takes back what an entry of the audit records. It is recorded as the command that does so, and by its own action only when it is
 * refused.
 *
 * @param position of the entry; null when the text in the path is not a position
 * @param preview  whether only to tell what would be done
 */
record UndoEntry(@Nullable Position position, boolean preview, ExpectedVersion expectedVersion) implements Command<UndoResult> {

    @Override
    public String action() {
        return "audit.undo";
    }
}

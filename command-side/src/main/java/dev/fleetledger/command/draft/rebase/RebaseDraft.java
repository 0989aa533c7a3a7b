package dev.fleetledger.command.draft.rebase;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.command.message.Command;
import dev.fleetledger.command.message.ExpectedVersion;
import dev.fleetledger.contract.draft.DraftEvent;

/** @param draft null when the text in the path is not an id */
record RebaseDraft(@Nullable UUID draft, ExpectedVersion expectedVersion) implements Command<RebaseDraftResult> {

    @Override
    public String action() {
        return DraftEvent.REBASE;
    }
}

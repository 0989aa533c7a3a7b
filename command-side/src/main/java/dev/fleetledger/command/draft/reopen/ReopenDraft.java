package dev.fleetledger.command.draft.reopen;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.command.message.Command;
import dev.fleetledger.command.message.CommandReceipt;
import dev.fleetledger.command.message.ExpectedVersion;

/** @param draft null when the text in the path is not an id */
public record ReopenDraft(@Nullable UUID draft, ExpectedVersion expectedVersion) implements Command<CommandReceipt> {

    @Override
    public String action() {
        return "draft.reopen";
    }
}

package dev.fleetledger.command.draft.fetch;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.command.message.Command;
import dev.fleetledger.command.message.CommandReceipt;

/** @param draft null when the text in the path is not an id */
record FetchDraft(@Nullable UUID draft) implements Command<CommandReceipt> {

    @Override
    public String action() {
        return "draft.fetch";
    }
}

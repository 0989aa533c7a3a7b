package dev.fleetledger.command.draft.start;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.command.message.Command;
import dev.fleetledger.command.message.CommandReceipt;

/** @param cluster the only cluster that the draft may target */
record StartDraft(String kind, @Nullable String cluster, DraftSource source) implements Command<CommandReceipt> {

    @Override
    public String action() {
        return "draft.start";
    }
}

package dev.fleetledger.command.draft.start;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.command.message.Command;

/** @param cluster the only cluster that the draft may target */
public record StartDraft(String kind, @Nullable String cluster, DraftSource source) implements Command<StartDraftResult> {

    @Override
    public String action() {
        return "draft.start";
    }
}

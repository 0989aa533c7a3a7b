package dev.fleetledger.command.draft.preview;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.command.message.Command;

/** @param draft null when the text in the path is not an id */
record PreviewDraft(@Nullable UUID draft) implements Command<PreviewDraftResult> {

    @Override
    public String action() {
        return "draft.preview";
    }
}

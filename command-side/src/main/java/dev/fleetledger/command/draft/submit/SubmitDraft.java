package dev.fleetledger.command.draft.submit;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.command.message.Command;
import dev.fleetledger.command.message.ExpectedVersion;

/** @param draft null when the text in the path is not an id */
public record SubmitDraft(@Nullable UUID draft, ExpectedVersion expectedVersion) implements Command<SubmitDraftResult> {

    @Override
    public String action() {
        return "draft.submit";
    }
}

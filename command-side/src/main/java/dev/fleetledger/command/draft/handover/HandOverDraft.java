package dev.fleetledger.command.draft.handover;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.command.message.Command;
import dev.fleetledger.command.message.CommandReceipt;
import dev.fleetledger.command.message.ExpectedVersion;

/**
 * @param draft null when the text in the path is not an id
 * @param to    the new owner's subject
 */
public record HandOverDraft(@Nullable UUID draft, String to, ExpectedVersion expectedVersion) implements Command<CommandReceipt> {

    @Override
    public String action() {
        return "draft.handover";
    }
}

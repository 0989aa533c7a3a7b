package dev.fleetledger.command.draft.start;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.command.message.CommandReceipt;
import dev.fleetledger.command.message.CommandResult;
import dev.fleetledger.manifest.draft.OmittedObject;

/** @param notCarried objects of the source that are not in the draft; absent if there are none */
public record StartDraftResult(String id, @Nullable List<OmittedObject> notCarried, long version, String position)
        implements CommandResult {

    static StartDraftResult of(CommandReceipt receipt, List<OmittedObject> notCarried) {
        return new StartDraftResult(receipt.id(), notCarried.isEmpty() ? null : notCarried, receipt.version(), receipt.position());
    }
}

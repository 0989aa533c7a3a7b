package dev.fleetledger.command.draft.resolve;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.command.message.Command;
import dev.fleetledger.command.message.ExpectedVersion;
import dev.fleetledger.contract.draft.DraftEvent;
import dev.fleetledger.manifest.document.Step;

/**
 * @param draft   null when the text in the path is not an id
 * @param pointer of the collision, or of its violation
 * @param take    {@code mine} or {@code theirs}
 */
record ResolveCollision(@Nullable UUID draft, Step step, String pointer, String take, ExpectedVersion expectedVersion)
        implements Command<ResolveCollisionResult> {

    @Override
    public String action() {
        return DraftEvent.RESOLVE;
    }
}

package dev.fleetledger.command.draft.savestep;

import java.util.UUID;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.command.message.Command;
import dev.fleetledger.command.message.ExpectedVersion;
import dev.fleetledger.manifest.document.Step;

/**
 * @param draft    null when the text in the path is not an id
 * @param document has the step's shape
 */
public record SaveStep(@Nullable UUID draft, Step step, JsonNode document, ExpectedVersion expectedVersion)
        implements Command<SaveStepResult> {

    @Override
    public String action() {
        return "draft." + step.key() + ".save";
    }
}

package dev.fleetledger.command.draft.body;

import java.util.List;

import tools.jackson.databind.JsonNode;

import dev.fleetledger.manifest.document.ShapeError;
import dev.fleetledger.manifest.document.Step;
import dev.fleetledger.manifest.form.ShapeValidator;
import dev.fleetledger.problem.MalformedRequestException;

/** Shape of a step's document, as the table of fields defines it. */
public final class StepShape {

    private StepShape() {}

    /** @throws MalformedRequestException with all shape errors */
    public static void require(Step step, JsonNode document) {
        List<ShapeError> shapeErrors = ShapeValidator.check(step, document);
        if (!shapeErrors.isEmpty()) {
            throw MalformedRequestException.document(step, shapeErrors);
        }
    }
}

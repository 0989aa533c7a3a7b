package dev.fleetledger.command.workload.option;

import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.command.rollout.plan.RolloutOption;
import dev.fleetledger.command.stream.IdGenerator;
import dev.fleetledger.manifest.document.ShapeError;
import dev.fleetledger.manifest.validation.RolloutPlanValidator;
import dev.fleetledger.problem.MalformedRequestException;

/**
 * Reads {@code rollout} of a body: the id of another rollout, to concern only the clusters that it has touched; or a plan as in the
 * placement step, in which {@code of} may be such an id.
 */
public final class RolloutOptionBody {

    private static final String BASIS = "of";

    private RolloutOptionBody() {}

    /** @throws MalformedRequestException when it is neither, or the plan has another shape */
    public static RolloutOption parse(@Nullable JsonNode rollout) {
        if (rollout == null || rollout.isNull()) {
            return RolloutOption.NONE;
        }
        if (rollout.isString()) {
            return new RolloutOption(basis(rollout, "/rollout"), null);
        }
        if (!(rollout instanceof ObjectNode)) {
            throw malformed("/rollout", "It is neither the id of a rollout nor a plan.");
        }
        ObjectNode plan = ((ObjectNode) rollout).deepCopy();
        JsonNode basis = plan.remove(BASIS);
        List<ShapeError> errors = RolloutPlanValidator.checkShape(plan);
        if (!errors.isEmpty()) {
            throw MalformedRequestException.body(errors);
        }
        return new RolloutOption(basis == null || basis.isNull() ? null : basis(basis, "/rollout/" + BASIS), plan.isEmpty() ? null : plan);
    }

    private static UUID basis(JsonNode id, String pointer) {
        UUID parsed = IdGenerator.parse(id.stringValue(""));
        if (parsed == null) {
            throw malformed(pointer, "It is not the id of a rollout.");
        }
        return parsed;
    }

    private static MalformedRequestException malformed(String pointer, String message) {
        return MalformedRequestException.body(List.of(new ShapeError(pointer, message,
                "Send the id of a rollout, or an object with \"waves\", \"failureBudget\", \"deadline\", \"unreachable\" and \"of\".")));
    }
}

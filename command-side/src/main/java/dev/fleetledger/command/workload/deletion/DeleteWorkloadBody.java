package dev.fleetledger.command.workload.deletion;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.command.request.body.ReasonText;

/**
 * @param policy  the pattern accepts the empty text too, which is reported as missing
 * @param rollout see {@link dev.fleetledger.command.workload.option.RolloutOptionBody}
 */
record DeleteWorkloadBody(
        @NotEmpty(message = "{missing.text}") @Pattern(regexp = "(delete|release)?", message = "{workload.policy.unknown}") String policy,
        @Nullable JsonNode rollout, @Nullable @ReasonText String reason) {}

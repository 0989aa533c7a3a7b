package dev.fleetledger.command.draft.resolve;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

import dev.fleetledger.command.request.body.ReasonText;

/**
 * The patterns accept the empty text too, which is reported as missing.
 *
 * @param pointer of the collision, or of its violation
 * @param take    the draft's value or the workload's
 */
record ResolveCollisionBody(
        @NotEmpty(message = "{missing.text}")
        @Pattern(regexp = "(basics|containers|services|advanced|placement)?", message = "{draft.step}") String step,
        @NotEmpty(message = "{missing.text}") @Pattern(regexp = "(/[\\s\\S]*)?", message = "{draft.resolve.pointer}") String pointer,
        @NotEmpty(message = "{missing.text}") @Pattern(regexp = "(mine|theirs)?", message = "{draft.resolve.take}") String take,
        @Nullable @ReasonText String reason) {}

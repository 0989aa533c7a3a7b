package dev.fleetledger.command.draft.handover;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

import dev.fleetledger.command.request.body.ReasonText;

/** @param to the new owner's subject */
record HandOverDraftBody(
        @NotBlank(message = "{missing.text}") @Size(max = SUBJECT_LIMIT, message = "{draft.handover.to}") String to,
        @Nullable @ReasonText String reason) {

    // https://openid.net/specs/openid-connect-core-1_0.html#IDToken, "sub"
    private static final int SUBJECT_LIMIT = 255;
}

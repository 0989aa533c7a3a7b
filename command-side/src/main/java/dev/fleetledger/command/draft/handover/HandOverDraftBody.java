package dev.fleetledger.command.draft.handover;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.command.request.JsonFields;

/** @param to the new owner's subject */
record HandOverDraftBody(String to, @Nullable String reason) {

    static HandOverDraftBody of(JsonFields body) {
        String to = body.requiredText("to");
        if (!to.isEmpty() && to.isBlank() || to.length() > 255) {
            body.reject("to", "This is no person.", "Send the person's OIDC subject.");
        }
        return new HandOverDraftBody(to, body.reason());
    }
}

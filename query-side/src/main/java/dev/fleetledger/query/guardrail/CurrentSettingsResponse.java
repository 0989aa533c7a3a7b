package dev.fleetledger.query.guardrail;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.contract.settings.Settings;
import dev.fleetledger.contract.settings.SettingsEvent.ChangeRequested;
import dev.fleetledger.judgement.guardrail.SettingsDigest;

/**
 * The settings as they are changed, and below what only a read shows.
 *
 * @param changedBy null while the defaults are in force, like {@code changedAt}
 * @param pending   null when no change waits for approval, and for readers without the right to read the whole ledger
 */
record CurrentSettingsResponse(Settings.SecondPerson secondPerson, String approvalExpires, List<String> protectedNamespaces,
        List<String> reasonRequired, long version, @Nullable String changedBy, @Nullable Instant changedAt,
        @Nullable PendingResponse pending, String position) {

    static CurrentSettingsResponse of(SettingsView view, boolean showsPending, Instant now) {
        Settings settings = view.settings();
        return new CurrentSettingsResponse(settings.secondPerson(), settings.approvalExpires(), settings.protectedNamespaces(),
                settings.reasonRequired(), view.version, view.changedBy, view.changedAt,
                showsPending ? PendingResponse.find(view, now) : null, Long.toString(view.position));
    }

    /**
     * @param state   {@code pending}, or {@code expired}: it can no longer be approved, and was not decided
     * @param digest  to be sent with the approval
     * @param weakens JSON pointers of the guard rails because of which the change waits
     */
    record PendingResponse(String state, Settings settings, String digest, List<String> weakens, String requestedBy,
            @Nullable Instant requestedAt, Instant expiresAt, @Nullable String reason) {

        static @Nullable PendingResponse find(SettingsView view, Instant now) {
            ChangeRequested requested = view.pending();
            return requested == null ? null
                    : new PendingResponse(now.isBefore(requested.expiresAt()) ? "pending" : "expired", requested.settings(),
                            SettingsDigest.of(requested.settings()), requested.weakens(), requested.requestedBy(), view.requestedAt,
                            requested.expiresAt(), view.reason);
        }
    }
}

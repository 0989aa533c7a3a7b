package dev.fleetledger.command.guardrail;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.contract.settings.Settings;
import dev.fleetledger.contract.settings.SettingsEvent;
import dev.fleetledger.contract.settings.SettingsEvent.ChangeRejected;
import dev.fleetledger.contract.settings.SettingsEvent.ChangeRequested;
import dev.fleetledger.contract.settings.SettingsEvent.Changed;
import dev.fleetledger.judgement.guardrail.DefaultSettings;
import dev.fleetledger.judgement.guardrail.GuardRail;
import dev.fleetledger.judgement.guardrail.SettingsDigest;
import dev.fleetledger.problem.SelfApprovalException;
import dev.fleetledger.problem.StateConflictException;

/**
 * Aggregate of the fleet's settings. A change that weakens a guard rail waits for another Fleet Admin, where there is one.
 *
 * @param current settings in force
 * @param pending the newest request, until somebody decides it or the settings change; it may have expired
 */
public record FleetSettings(Settings current, @Nullable ChangeRequested pending) {

    private static final FleetSettings INITIAL = new FleetSettings(DefaultSettings.VALUE, null);
    private static final String READ = "Read GET /api/v1/settings: `pending` is what waits for approval.";

    public static List<SettingsEvent> decide(FleetSettings state, SettingsCommand command) {
        return switch (command) {
            case SettingsCommand.Change it -> change(state.current(), it);
            case SettingsCommand.Approve it -> isInForce(state, it.digest()) ? List.of() : approve(requirePending(state), it);
            case SettingsCommand.Reject it -> reject(requirePending(state), it);
        };
    }

    public static FleetSettings evolve(FleetSettings state, SettingsEvent event) {
        return switch (event) {
            case Changed it -> new FleetSettings(it.settings(), null);
            case ChangeRequested it -> new FleetSettings(state.current(), it);
            case ChangeRejected _ -> new FleetSettings(state.current(), null);
        };
    }

    public static FleetSettings replay(List<SettingsEvent> events) {
        FleetSettings state = INITIAL;
        for (SettingsEvent event : events) {
            state = evolve(state, event);
        }
        return state;
    }

    private static List<SettingsEvent> change(Settings current, SettingsCommand.Change command) {
        if (command.settings().equals(current)) {
            return List.of();
        }
        List<String> weakens = GuardRail.weakened(current, command.settings()).stream().map(GuardRail::pointer).toList();
        return weakens.isEmpty() || !command.hasOtherFleetAdmin()
                ? List.of(new Changed(command.settings(), null))
                : List.of(new ChangeRequested(command.settings(), command.actor(), weakens,
                        command.now().plus(Duration.parse(current.approvalExpires()))));
    }

    private static List<SettingsEvent> approve(ChangeRequested pending, SettingsCommand.Approve command) {
        if (pending.requestedBy().equals(command.actor())) {
            throw new SelfApprovalException();
        }
        if (!SettingsDigest.of(pending.settings()).equals(command.digest())) {
            throw new StateConflictException("ApprovalIsForAnother", "The change that waits for approval is not the one that you approve.",
                    READ + " Approve the digest that it shows, if that change is right.");
        }
        requireNotExpired(pending, command.now());
        return List.of(new Changed(pending.settings(), pending.requestedBy()));
    }

    private static List<SettingsEvent> reject(ChangeRequested pending, SettingsCommand.Reject command) {
        requireNotExpired(pending, command.now());
        return List.of(new ChangeRejected(SettingsDigest.of(pending.settings())));
    }

    /** A repeated approval changes nothing. */
    private static boolean isInForce(FleetSettings state, String digest) {
        return state.pending() == null && SettingsDigest.of(state.current()).equals(digest);
    }

    private static ChangeRequested requirePending(FleetSettings state) {
        if (state.pending() == null) {
            throw new StateConflictException("NoApprovalIsPending", "No change of the settings waits for approval.", READ);
        }
        return state.pending();
    }

    private static void requireNotExpired(ChangeRequested pending, Instant now) {
        if (!now.isBefore(pending.expiresAt())) {
            throw new StateConflictException("ApprovalHasExpired", "The change could be approved until " + pending.expiresAt() + ".",
                    "Have it requested again with PUT /api/v1/settings.");
        }
    }
}

package dev.fleetledger.command.guardrail.change;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.command.message.CommandReceipt;
import dev.fleetledger.command.message.CommandResult;
import dev.fleetledger.contract.settings.SettingsEvent;
import dev.fleetledger.judgement.guardrail.SettingsDigest;

/**
 * @param state   {@code inForce}, or {@code pending}: the change waits for another Fleet Admin
 * @param pending absent when the settings are in force
 */
public record ChangeSettingsResult(String id, String state, @Nullable Pending pending, long version, String position)
        implements CommandResult {

    public static final String PENDING = "pending";

    static ChangeSettingsResult inForce(CommandReceipt receipt) {
        return new ChangeSettingsResult(receipt.id(), "inForce", null, receipt.version(), receipt.position());
    }

    static ChangeSettingsResult pending(CommandReceipt receipt, SettingsEvent.ChangeRequested requested) {
        return new ChangeSettingsResult(receipt.id(), PENDING, new Pending(SettingsDigest.of(requested.settings()), requested.weakens(),
                requested.expiresAt()), receipt.version(), receipt.position());
    }

    /**
     * @param digest    to be sent with the approval
     * @param weakens   JSON pointers of the guard rails because of which the change waits
     * @param expiresAt from then on the change can no longer be approved
     */
    record Pending(String digest, List<String> weakens, Instant expiresAt) {}
}

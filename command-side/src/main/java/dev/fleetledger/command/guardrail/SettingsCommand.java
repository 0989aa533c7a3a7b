package dev.fleetledger.command.guardrail;

import java.time.Instant;

import dev.fleetledger.contract.settings.Settings;

/** Commands of the fleet's settings. */
public sealed interface SettingsCommand {

    /** @param hasOtherFleetAdmin whether somebody but the actor could approve the change */
    record Change(Settings settings, String actor, boolean hasOtherFleetAdmin, Instant now) implements SettingsCommand {}

    /** @param digest of the settings that the actor was shown */
    record Approve(String digest, String actor, Instant now) implements SettingsCommand {}

    record Reject(Instant now) implements SettingsCommand {}
}

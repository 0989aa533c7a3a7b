package dev.fleetledger.contract.settings;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** Events of the stream {@code Settings/fleet}. Each is a person's act, so their number is the version of the settings. */
public sealed interface SettingsEvent {

    /**
     * From now on these settings are in force. A change that still waits for approval is no longer pending: it was asked on other settings.
     *
     * @param requestedBy subject of the person whose request the actor has approved; absent: the change is the actor's own
     */
    record Changed(Settings settings, @Nullable String requestedBy) implements SettingsEvent {}

    /**
     * A change that weakens guard rails, and waits for another Fleet Admin. It replaces one that was pending before.
     *
     * @param requestedBy subject of the person who can't approve it
     * @param weakens     JSON pointers of the weakened guard rails, in the document's order
     * @param expiresAt   from then on it can no longer be approved; no event is recorded at that time
     */
    record ChangeRequested(Settings settings, String requestedBy, List<String> weakens, Instant expiresAt) implements SettingsEvent {}

    /** @param settings digest of the settings that were requested */
    record ChangeRejected(String settings) implements SettingsEvent {}
}

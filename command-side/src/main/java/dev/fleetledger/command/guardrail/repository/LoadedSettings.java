package dev.fleetledger.command.guardrail.repository;

import dev.fleetledger.command.guardrail.FleetSettings;
import dev.fleetledger.command.stream.EventStream;
import dev.fleetledger.contract.settings.SettingsEvent;

/** The fleet's settings and their event stream. */
public record LoadedSettings(FleetSettings state, EventStream<SettingsEvent> eventStream) {

    public long version() {
        return eventStream.version();
    }
}

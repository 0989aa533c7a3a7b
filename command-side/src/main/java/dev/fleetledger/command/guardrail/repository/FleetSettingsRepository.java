package dev.fleetledger.command.guardrail.repository;

import java.util.List;

import org.springframework.stereotype.Component;

import dev.fleetledger.command.access.authorization.Authorization;
import dev.fleetledger.command.fleet.SettingsTable;
import dev.fleetledger.command.guardrail.FleetSettings;
import dev.fleetledger.command.message.CommandReceipt;
import dev.fleetledger.command.stream.EventStream;
import dev.fleetledger.command.stream.EventStreamRepository;
import dev.fleetledger.command.stream.StreamIds;
import dev.fleetledger.contract.settings.SettingsEvent;
import dev.fleetledger.judgement.access.Action;
import dev.fleetledger.problem.PermissionMissingException;

/** Loads the fleet's settings for a Fleet Admin. */
@Component
public final class FleetSettingsRepository {

    private static final String ID = "settings";

    private final EventStreamRepository streamRepository;
    private final SettingsTable settingsTable;

    FleetSettingsRepository(EventStreamRepository streamRepository, SettingsTable settingsTable) {
        this.streamRepository = streamRepository;
        this.settingsTable = settingsTable;
    }

    /** @throws PermissionMissingException when the actor is no Fleet Admin */
    public LoadedSettings load(Authorization authorization) {
        authorization.requireInFleet(Action.MANAGE_FLEET);
        EventStream<SettingsEvent> eventStream = streamRepository.load(StreamIds.SETTINGS, SettingsEvent.class);
        return new LoadedSettings(FleetSettings.replay(eventStream.events()), eventStream);
    }

    /** Settings that are changed by the events are in force for the decisions that follow. */
    public CommandReceipt append(LoadedSettings found, List<SettingsEvent> events) {
        for (SettingsEvent event : events) {
            if (event instanceof SettingsEvent.Changed changed) {
                settingsTable.save(changed.settings());
            }
        }
        String position = streamRepository.append(found.eventStream(), events);
        return new CommandReceipt(ID, found.eventStream().versionAfter(events), position);
    }
}

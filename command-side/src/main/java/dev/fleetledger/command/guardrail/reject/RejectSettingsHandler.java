package dev.fleetledger.command.guardrail.reject;

import java.time.InstantSource;
import java.util.List;

import org.axonframework.commandhandling.CommandHandler;
import org.springframework.stereotype.Component;

import dev.fleetledger.command.access.authorization.Authorization;
import dev.fleetledger.command.guardrail.FleetSettings;
import dev.fleetledger.command.guardrail.SettingsCommand;
import dev.fleetledger.command.guardrail.repository.FleetSettingsRepository;
import dev.fleetledger.command.guardrail.repository.LoadedSettings;
import dev.fleetledger.command.message.CommandReceipt;
import dev.fleetledger.contract.settings.SettingsEvent;

@Component
final class RejectSettingsHandler {

    private final FleetSettingsRepository repository;
    private final InstantSource clock;

    RejectSettingsHandler(FleetSettingsRepository repository, InstantSource clock) {
        this.repository = repository;
        this.clock = clock;
    }

    @CommandHandler
    CommandReceipt handle(RejectSettings command, Authorization authorization) {
        LoadedSettings found = repository.load(authorization);
        List<SettingsEvent> events = FleetSettings.decide(found.state(), new SettingsCommand.Reject(clock.instant()));
        return repository.append(found, events);
    }
}

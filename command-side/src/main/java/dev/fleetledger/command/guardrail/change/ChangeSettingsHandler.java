package dev.fleetledger.command.guardrail.change;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;

import org.axonframework.commandhandling.CommandHandler;
import org.springframework.stereotype.Component;

import dev.fleetledger.command.access.authorization.Authorization;
import dev.fleetledger.command.access.authorization.AuthorizationService;
import dev.fleetledger.command.guardrail.FleetSettings;
import dev.fleetledger.command.guardrail.SettingsCommand;
import dev.fleetledger.command.guardrail.repository.FleetSettingsRepository;
import dev.fleetledger.command.guardrail.repository.LoadedSettings;
import dev.fleetledger.command.message.CommandReceipt;
import dev.fleetledger.contract.settings.SettingsEvent;

@Component
final class ChangeSettingsHandler {

    private final FleetSettingsRepository repository;
    private final AuthorizationService authorizationService;
    private final InstantSource clock;

    ChangeSettingsHandler(FleetSettingsRepository repository, AuthorizationService authorizationService, InstantSource clock) {
        this.repository = repository;
        this.authorizationService = authorizationService;
        this.clock = clock;
    }

    @CommandHandler
    ChangeSettingsResult handle(ChangeSettings command, Authorization authorization) {
        LoadedSettings found = repository.load(authorization);
        command.expectedVersion().require(found.version());
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        List<SettingsEvent> events = FleetSettings.decide(found.state(), new SettingsCommand.Change(command.settings(),
                authorization.actor(), authorizationService.existsFleetAdminBeside(authorization.actor()), now));
        CommandReceipt receipt = repository.append(found, events);
        return !events.isEmpty() && events.getFirst() instanceof SettingsEvent.ChangeRequested requested
                ? ChangeSettingsResult.pending(receipt, requested)
                : ChangeSettingsResult.inForce(receipt);
    }
}

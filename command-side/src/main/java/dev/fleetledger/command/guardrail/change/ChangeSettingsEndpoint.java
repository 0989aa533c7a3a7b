package dev.fleetledger.command.guardrail.change;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

import dev.fleetledger.command.dispatch.CommandOutcome;
import dev.fleetledger.command.dispatch.RetryingCommandGateway;
import dev.fleetledger.command.message.ExpectedVersion;
import dev.fleetledger.command.request.ReasonHeader;
import dev.fleetledger.command.response.CommandResponses;

@RestController
final class ChangeSettingsEndpoint {

    private final RetryingCommandGateway commandGateway;

    ChangeSettingsEndpoint(RetryingCommandGateway commandGateway) {
        this.commandGateway = commandGateway;
    }

    /** Answers 202 when the change waits for another Fleet Admin. */
    @PutMapping("/api/v1/settings")
    ResponseEntity<ChangeSettingsResult> change(@RequestBody ChangeSettingsBody body, ExpectedVersion expectedVersion,
            ReasonHeader reason) {
        CommandOutcome<ChangeSettingsResult> outcome = commandGateway.send(new ChangeSettings(body.toSettings(), expectedVersion),
                reason.value());
        return outcome.result().pending() == null ? CommandResponses.ok(outcome) : CommandResponses.accepted(outcome);
    }
}

package dev.fleetledger.command.guardrail.approve;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

import dev.fleetledger.command.dispatch.RetryingCommandGateway;
import dev.fleetledger.command.message.CommandReceipt;
import dev.fleetledger.command.response.CommandResponses;

@RestController
final class ApproveSettingsEndpoint {

    private final RetryingCommandGateway commandGateway;

    ApproveSettingsEndpoint(RetryingCommandGateway commandGateway) {
        this.commandGateway = commandGateway;
    }

    @PostMapping("/api/v1/settings:approve")
    ResponseEntity<CommandReceipt> approve(@RequestBody ApproveSettingsBody body) {
        return CommandResponses.ok(commandGateway.send(new ApproveSettings(body.settings()), body.reason()));
    }
}

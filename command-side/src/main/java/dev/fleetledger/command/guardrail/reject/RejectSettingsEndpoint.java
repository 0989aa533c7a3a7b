package dev.fleetledger.command.guardrail.reject;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

import dev.fleetledger.command.dispatch.RetryingCommandGateway;
import dev.fleetledger.command.message.CommandReceipt;
import dev.fleetledger.command.request.body.ReasonBody;
import dev.fleetledger.command.response.CommandResponses;

@RestController
final class RejectSettingsEndpoint {

    private final RetryingCommandGateway commandGateway;

    RejectSettingsEndpoint(RetryingCommandGateway commandGateway) {
        this.commandGateway = commandGateway;
    }

    @PostMapping("/api/v1/settings:reject")
    ResponseEntity<CommandReceipt> reject(@RequestBody(required = false) ReasonBody body) {
        return CommandResponses.ok(commandGateway.send(new RejectSettings(), body.reason()));
    }
}

package dev.fleetledger.command.cluster.resend;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

import dev.fleetledger.command.dispatch.RetryingCommandGateway;
import dev.fleetledger.command.message.CommandReceipt;
import dev.fleetledger.command.request.body.ReasonBody;
import dev.fleetledger.command.response.CommandResponses;

@RestController
final class ResendIntentsEndpoint {

    private final RetryingCommandGateway commandGateway;

    ResendIntentsEndpoint(RetryingCommandGateway commandGateway) {
        this.commandGateway = commandGateway;
    }

    @PostMapping("/api/v1/clusters/{id}:resend")
    ResponseEntity<CommandReceipt> resend(@PathVariable String id, @RequestBody(required = false) ReasonBody body) {
        return CommandResponses.ok(commandGateway.send(new ResendIntents(id), body.reason()));
    }
}

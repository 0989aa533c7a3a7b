package dev.fleetledger.command.access.give;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

import dev.fleetledger.command.dispatch.RetryingCommandGateway;
import dev.fleetledger.command.request.CommandRequest;

@RestController
final class GiveGrantEndpoint {

    private final RetryingCommandGateway commandGateway;

    GiveGrantEndpoint(RetryingCommandGateway commandGateway) {
        this.commandGateway = commandGateway;
    }

    @PostMapping("/api/v1/grants")
    ResponseEntity<byte[]> give(CommandRequest commandRequest) {
        return commandGateway.send(new GiveGrant(commandRequest.withAction("grant.give")));
    }
}

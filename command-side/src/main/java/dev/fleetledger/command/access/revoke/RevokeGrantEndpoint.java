package dev.fleetledger.command.access.revoke;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

import dev.fleetledger.command.dispatch.RetryingCommandGateway;
import dev.fleetledger.command.request.CommandRequest;
import dev.fleetledger.command.request.IdGenerator;

@RestController
final class RevokeGrantEndpoint {

    private final RetryingCommandGateway commandGateway;

    RevokeGrantEndpoint(RetryingCommandGateway commandGateway) {
        this.commandGateway = commandGateway;
    }

    @DeleteMapping("/api/v1/grants/{id}")
    ResponseEntity<byte[]> revoke(@PathVariable String id, CommandRequest commandRequest) {
        return commandGateway.send(new RevokeGrant(IdGenerator.parse(id), commandRequest.withAction("grant.revoke")));
    }
}

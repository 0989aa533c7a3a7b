package dev.fleetledger.command.cluster.remove;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import dev.fleetledger.command.dispatch.RetryingCommandGateway;
import dev.fleetledger.command.message.ExpectedVersion;
import dev.fleetledger.command.response.CommandResponses;

@RestController
final class RemoveClusterEndpoint {

    private final RetryingCommandGateway commandGateway;

    RemoveClusterEndpoint(RetryingCommandGateway commandGateway) {
        this.commandGateway = commandGateway;
    }

    @PostMapping("/api/v1/clusters/{id}:remove")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ResponseEntity<RemoveClusterResult> remove(@PathVariable String id, @RequestBody(required = false) RemoveClusterBody body,
            ExpectedVersion expectedVersion) {
        return CommandResponses.accepted(commandGateway.send(body.toCommand(id, expectedVersion), body.reason()));
    }
}

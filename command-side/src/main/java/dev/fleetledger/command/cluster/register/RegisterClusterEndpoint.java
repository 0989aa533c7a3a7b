package dev.fleetledger.command.cluster.register;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import dev.fleetledger.command.dispatch.RetryingCommandGateway;
import dev.fleetledger.command.message.CommandReceipt;
import dev.fleetledger.command.response.CommandResponses;

@RestController
final class RegisterClusterEndpoint {

    private static final String CLUSTERS = "/api/v1/clusters";

    private final RetryingCommandGateway commandGateway;

    RegisterClusterEndpoint(RetryingCommandGateway commandGateway) {
        this.commandGateway = commandGateway;
    }

    @PostMapping(CLUSTERS)
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<CommandReceipt> register(@RequestBody RegisterClusterBody body) {
        return CommandResponses.created(commandGateway.send(body.toCommand(), body.reason()), CLUSTERS);
    }
}

package dev.fleetledger.command.cluster.forget;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

import dev.fleetledger.command.dispatch.RetryingCommandGateway;
import dev.fleetledger.command.message.CommandReceipt;
import dev.fleetledger.command.message.ExpectedVersion;
import dev.fleetledger.command.response.CommandResponses;

@RestController
final class ForgetClusterEndpoint {

    private final RetryingCommandGateway commandGateway;

    ForgetClusterEndpoint(RetryingCommandGateway commandGateway) {
        this.commandGateway = commandGateway;
    }

    @PostMapping("/api/v1/clusters/{id}:forget")
    ResponseEntity<CommandReceipt> forget(@PathVariable String id, @RequestBody ForgetClusterBody body, ExpectedVersion expectedVersion) {
        return CommandResponses.ok(commandGateway.send(new ForgetCluster(id, body.name(), expectedVersion), body.reason()));
    }
}

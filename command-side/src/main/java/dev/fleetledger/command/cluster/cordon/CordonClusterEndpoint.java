package dev.fleetledger.command.cluster.cordon;

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
final class CordonClusterEndpoint {

    private final RetryingCommandGateway commandGateway;

    CordonClusterEndpoint(RetryingCommandGateway commandGateway) {
        this.commandGateway = commandGateway;
    }

    @PostMapping("/api/v1/clusters/{id}:cordon")
    ResponseEntity<CommandReceipt> cordon(@PathVariable String id, @RequestBody(required = false) ReasonBody body) {
        return CommandResponses.ok(commandGateway.send(new CordonCluster(id), body.reason()));
    }

    @PostMapping("/api/v1/clusters/{id}:uncordon")
    ResponseEntity<CommandReceipt> uncordon(@PathVariable String id, @RequestBody(required = false) ReasonBody body) {
        return CommandResponses.ok(commandGateway.send(new UncordonCluster(id), body.reason()));
    }
}

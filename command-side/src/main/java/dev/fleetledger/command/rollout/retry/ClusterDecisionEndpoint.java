package dev.fleetledger.command.rollout.retry;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

import dev.fleetledger.command.dispatch.RetryingCommandGateway;
import dev.fleetledger.command.message.CommandReceipt;
import dev.fleetledger.command.response.CommandResponses;
import dev.fleetledger.command.stream.IdGenerator;

@RestController
final class ClusterDecisionEndpoint {

    private final RetryingCommandGateway commandGateway;

    ClusterDecisionEndpoint(RetryingCommandGateway commandGateway) {
        this.commandGateway = commandGateway;
    }

    @PostMapping("/api/v1/rollouts/{id}:retry")
    ResponseEntity<CommandReceipt> retry(@PathVariable String id, @RequestBody ClusterDecisionBody body) {
        return CommandResponses.ok(commandGateway.send(new RetryCluster(IdGenerator.parse(id), body.cluster()), body.reason()));
    }

    @PostMapping("/api/v1/rollouts/{id}:skip")
    ResponseEntity<CommandReceipt> skip(@PathVariable String id, @RequestBody ClusterDecisionBody body) {
        return CommandResponses.ok(commandGateway.send(new SkipCluster(IdGenerator.parse(id), body.cluster()), body.reason()));
    }
}

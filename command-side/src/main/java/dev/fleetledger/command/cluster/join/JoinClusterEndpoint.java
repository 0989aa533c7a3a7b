package dev.fleetledger.command.cluster.join;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

import dev.fleetledger.command.dispatch.CommandOutcome;
import dev.fleetledger.command.dispatch.RetryingCommandGateway;
import dev.fleetledger.command.request.body.ReasonBody;
import dev.fleetledger.command.response.CommandResponses;

@RestController
final class JoinClusterEndpoint {

    private final RetryingCommandGateway commandGateway;

    JoinClusterEndpoint(RetryingCommandGateway commandGateway) {
        this.commandGateway = commandGateway;
    }

    @PostMapping("/api/v1/clusters/{id}:join")
    ResponseEntity<String> join(@PathVariable String id, @RequestBody(required = false) ReasonBody body) {
        CommandOutcome<IssuedManifest> outcome = commandGateway.send(new JoinCluster(id), body.reason());
        return CommandResponses.yaml(outcome, outcome.result().manifest());
    }
}

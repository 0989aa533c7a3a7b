package dev.fleetledger.command.cluster.rotate;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

import dev.fleetledger.command.cluster.join.IssuedManifest;
import dev.fleetledger.command.dispatch.CommandOutcome;
import dev.fleetledger.command.dispatch.RetryingCommandGateway;
import dev.fleetledger.command.response.CommandResponses;

@RestController
final class RotateCredentialEndpoint {

    private final RetryingCommandGateway commandGateway;

    RotateCredentialEndpoint(RetryingCommandGateway commandGateway) {
        this.commandGateway = commandGateway;
    }

    @PostMapping("/api/v1/clusters/{id}:rotate")
    ResponseEntity<String> rotate(@PathVariable String id, @RequestBody(required = false) RotateCredentialBody body) {
        CommandOutcome<IssuedManifest> outcome = commandGateway.send(body.toCommand(id), body.reason());
        return CommandResponses.yaml(outcome, outcome.result().manifest());
    }
}

package dev.fleetledger.command.cluster.rotate;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

import dev.fleetledger.command.dispatch.RetryingCommandGateway;
import dev.fleetledger.command.request.CommandRequest;

@RestController
final class RotateCredentialEndpoint {

    private final RetryingCommandGateway commandGateway;

    RotateCredentialEndpoint(RetryingCommandGateway commandGateway) {
        this.commandGateway = commandGateway;
    }

    @PostMapping("/api/v1/clusters/{id}:rotate")
    ResponseEntity<byte[]> rotate(@PathVariable String id, CommandRequest commandRequest) {
        return commandGateway.send(new RotateCredential(id, commandRequest.withAction("cluster.rotate")));
    }
}

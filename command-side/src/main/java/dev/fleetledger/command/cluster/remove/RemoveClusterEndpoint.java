package dev.fleetledger.command.cluster.remove;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

import dev.fleetledger.command.dispatch.RetryingCommandGateway;
import dev.fleetledger.command.request.CommandRequest;

@RestController
final class RemoveClusterEndpoint {

    private final RetryingCommandGateway commandGateway;

    RemoveClusterEndpoint(RetryingCommandGateway commandGateway) {
        this.commandGateway = commandGateway;
    }

    @PostMapping("/api/v1/clusters/{id}:remove")
    ResponseEntity<byte[]> remove(@PathVariable String id, CommandRequest commandRequest) {
        return commandGateway.send(new RemoveCluster(id, commandRequest.withAction("cluster.remove")));
    }
}

package dev.fleetledger.command.cluster.label;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;

import dev.fleetledger.command.dispatch.RetryingCommandGateway;
import dev.fleetledger.command.request.CommandRequest;

@RestController
final class LabelClusterEndpoint {

    private final RetryingCommandGateway commandGateway;

    LabelClusterEndpoint(RetryingCommandGateway commandGateway) {
        this.commandGateway = commandGateway;
    }

    @PutMapping("/api/v1/clusters/{id}/labels")
    ResponseEntity<byte[]> label(@PathVariable String id, CommandRequest commandRequest) {
        return commandGateway.send(new LabelCluster(id, commandRequest.withAction("cluster.label")));
    }
}

package dev.fleetledger.command.cluster.cordon;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

import dev.fleetledger.command.dispatch.RetryingCommandGateway;
import dev.fleetledger.command.request.CommandRequest;

@RestController
final class CordonClusterEndpoint {

    private final RetryingCommandGateway commandGateway;

    CordonClusterEndpoint(RetryingCommandGateway commandGateway) {
        this.commandGateway = commandGateway;
    }

    @PostMapping("/api/v1/clusters/{id}:cordon")
    ResponseEntity<byte[]> cordon(@PathVariable String id, CommandRequest commandRequest) {
        return commandGateway.send(new CordonCluster(id, commandRequest.withAction("cluster.cordon")));
    }

    @PostMapping("/api/v1/clusters/{id}:uncordon")
    ResponseEntity<byte[]> uncordon(@PathVariable String id, CommandRequest commandRequest) {
        return commandGateway.send(new UncordonCluster(id, commandRequest.withAction("cluster.uncordon")));
    }
}

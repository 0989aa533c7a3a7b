package dev.fleetledger.command.cluster.forget;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

import dev.fleetledger.command.dispatch.RetryingCommandGateway;
import dev.fleetledger.command.request.CommandRequest;

@RestController
final class ForgetClusterEndpoint {

    private final RetryingCommandGateway commandGateway;

    ForgetClusterEndpoint(RetryingCommandGateway commandGateway) {
        this.commandGateway = commandGateway;
    }

    @PostMapping("/api/v1/clusters/{id}:forget")
    ResponseEntity<byte[]> forget(@PathVariable String id, CommandRequest commandRequest) {
        return commandGateway.send(new ForgetCluster(id, commandRequest.withAction("cluster.forget")));
    }
}

package dev.fleetledger.command.cluster.join;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

import dev.fleetledger.command.dispatch.RetryingCommandGateway;
import dev.fleetledger.command.request.CommandRequest;

@RestController
final class JoinClusterEndpoint {

    private final RetryingCommandGateway commandGateway;

    JoinClusterEndpoint(RetryingCommandGateway commandGateway) {
        this.commandGateway = commandGateway;
    }

    @PostMapping("/api/v1/clusters/{id}:join")
    ResponseEntity<byte[]> join(@PathVariable String id, CommandRequest commandRequest) {
        return commandGateway.send(new JoinCluster(id, commandRequest.withAction("cluster.join")));
    }
}

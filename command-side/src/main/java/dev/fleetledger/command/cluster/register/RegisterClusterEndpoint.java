package dev.fleetledger.command.cluster.register;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

import dev.fleetledger.command.dispatch.RetryingCommandGateway;
import dev.fleetledger.command.request.CommandRequest;

@RestController
final class RegisterClusterEndpoint {

    private final RetryingCommandGateway commandGateway;

    RegisterClusterEndpoint(RetryingCommandGateway commandGateway) {
        this.commandGateway = commandGateway;
    }

    @PostMapping("/api/v1/clusters")
    ResponseEntity<byte[]> register(CommandRequest commandRequest) {
        return commandGateway.send(new RegisterCluster(commandRequest.withAction("cluster.register")));
    }
}

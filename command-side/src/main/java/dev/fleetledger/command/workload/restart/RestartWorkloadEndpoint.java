package dev.fleetledger.command.workload.restart;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

import dev.fleetledger.command.dispatch.RetryingCommandGateway;
import dev.fleetledger.command.request.CommandRequest;
import dev.fleetledger.command.request.IdGenerator;

@RestController
final class RestartWorkloadEndpoint {

    private final RetryingCommandGateway commandGateway;

    RestartWorkloadEndpoint(RetryingCommandGateway commandGateway) {
        this.commandGateway = commandGateway;
    }

    @PostMapping("/api/v1/workloads/{id}:restart")
    ResponseEntity<byte[]> restart(@PathVariable String id, CommandRequest commandRequest) {
        return commandGateway.send(new RestartWorkload(IdGenerator.parse(id), commandRequest.withAction("workload.restart")));
    }
}

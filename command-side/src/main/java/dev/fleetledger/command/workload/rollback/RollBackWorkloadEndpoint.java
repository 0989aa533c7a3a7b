package dev.fleetledger.command.workload.rollback;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

import dev.fleetledger.command.dispatch.RetryingCommandGateway;
import dev.fleetledger.command.request.CommandRequest;
import dev.fleetledger.command.request.IdGenerator;

@RestController
final class RollBackWorkloadEndpoint {

    private final RetryingCommandGateway commandGateway;

    RollBackWorkloadEndpoint(RetryingCommandGateway commandGateway) {
        this.commandGateway = commandGateway;
    }

    @PostMapping("/api/v1/workloads/{id}:rollback")
    ResponseEntity<byte[]> rollback(@PathVariable String id, CommandRequest commandRequest) {
        return commandGateway.send(new RollBackWorkload(IdGenerator.parse(id), commandRequest.withAction("workload.rollback")));
    }
}

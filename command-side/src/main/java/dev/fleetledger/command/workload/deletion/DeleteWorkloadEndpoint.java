package dev.fleetledger.command.workload.deletion;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

import dev.fleetledger.command.dispatch.RetryingCommandGateway;
import dev.fleetledger.command.request.CommandRequest;
import dev.fleetledger.command.request.IdGenerator;

@RestController
final class DeleteWorkloadEndpoint {

    private final RetryingCommandGateway commandGateway;

    DeleteWorkloadEndpoint(RetryingCommandGateway commandGateway) {
        this.commandGateway = commandGateway;
    }

    @PostMapping("/api/v1/workloads/{id}:delete")
    ResponseEntity<byte[]> delete(@PathVariable String id, CommandRequest commandRequest) {
        return commandGateway.send(new DeleteWorkload(IdGenerator.parse(id), commandRequest.withAction("workload.delete")));
    }
}

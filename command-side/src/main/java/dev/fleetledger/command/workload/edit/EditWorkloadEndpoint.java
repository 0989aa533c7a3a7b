package dev.fleetledger.command.workload.edit;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

import dev.fleetledger.command.dispatch.RetryingCommandGateway;
import dev.fleetledger.command.request.CommandRequest;
import dev.fleetledger.command.request.IdGenerator;

@RestController
final class EditWorkloadEndpoint {

    private final RetryingCommandGateway commandGateway;

    EditWorkloadEndpoint(RetryingCommandGateway commandGateway) {
        this.commandGateway = commandGateway;
    }

    @PostMapping("/api/v1/workloads/{id}:edit")
    ResponseEntity<byte[]> edit(@PathVariable String id, CommandRequest commandRequest) {
        return commandGateway.send(new EditWorkload(IdGenerator.parse(id), commandRequest.withAction("workload.edit")));
    }
}

package dev.fleetledger.command.workload.place;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;

import dev.fleetledger.command.dispatch.RetryingCommandGateway;
import dev.fleetledger.command.request.CommandRequest;
import dev.fleetledger.command.request.IdGenerator;

@RestController
final class PlaceWorkloadEndpoint {

    private final RetryingCommandGateway commandGateway;

    PlaceWorkloadEndpoint(RetryingCommandGateway commandGateway) {
        this.commandGateway = commandGateway;
    }

    @PutMapping("/api/v1/workloads/{id}/placement")
    ResponseEntity<byte[]> place(@PathVariable String id, CommandRequest commandRequest) {
        return commandGateway.send(new PlaceWorkload(IdGenerator.parse(id), commandRequest.withAction("workload.place")));
    }
}

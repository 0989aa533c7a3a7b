package dev.fleetledger.command.workload.variant;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

import dev.fleetledger.command.dispatch.RetryingCommandGateway;
import dev.fleetledger.command.request.CommandRequest;
import dev.fleetledger.command.request.IdGenerator;

@RestController
final class CreateVariantEndpoint {

    private final RetryingCommandGateway commandGateway;

    CreateVariantEndpoint(RetryingCommandGateway commandGateway) {
        this.commandGateway = commandGateway;
    }

    @PostMapping("/api/v1/workloads/{id}:variant")
    ResponseEntity<byte[]> variant(@PathVariable String id, CommandRequest commandRequest) {
        return commandGateway.send(new CreateVariant(IdGenerator.parse(id), commandRequest.withAction("workload.variant")));
    }
}

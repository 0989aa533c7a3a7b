package dev.fleetledger.command.workload.restart;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import dev.fleetledger.command.dispatch.RetryingCommandGateway;
import dev.fleetledger.command.message.ExpectedVersion;
import dev.fleetledger.command.response.CommandResponses;
import dev.fleetledger.command.stream.IdGenerator;
import dev.fleetledger.command.workload.WorkloadChangeResult;
import dev.fleetledger.command.workload.option.RolloutOptionBody;

@RestController
final class RestartWorkloadEndpoint {

    private final RetryingCommandGateway commandGateway;

    RestartWorkloadEndpoint(RetryingCommandGateway commandGateway) {
        this.commandGateway = commandGateway;
    }

    @PostMapping("/api/v1/workloads/{id}:restart")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ResponseEntity<WorkloadChangeResult> restart(@PathVariable String id, ExpectedVersion expectedVersion,
            @RequestBody(required = false) RestartWorkloadBody body) {
        return CommandResponses.accepted(commandGateway.send(new RestartWorkload(IdGenerator.parse(id),
                RolloutOptionBody.parse(body.rollout()), expectedVersion), body.reason()));
    }
}

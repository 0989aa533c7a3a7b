package dev.fleetledger.command.workload.rollback;

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
final class RollBackWorkloadEndpoint {

    private final RetryingCommandGateway commandGateway;

    RollBackWorkloadEndpoint(RetryingCommandGateway commandGateway) {
        this.commandGateway = commandGateway;
    }

    @PostMapping("/api/v1/workloads/{id}:rollback")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ResponseEntity<WorkloadChangeResult> rollback(@PathVariable String id, ExpectedVersion expectedVersion,
            @RequestBody RollBackWorkloadBody body) {
        return CommandResponses.accepted(commandGateway.send(new RollBackWorkload(IdGenerator.parse(id), body.revision(),
                RolloutOptionBody.parse(body.rollout()), expectedVersion),
                body.reason()));
    }
}

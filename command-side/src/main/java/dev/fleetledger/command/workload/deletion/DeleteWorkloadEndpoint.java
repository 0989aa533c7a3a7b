package dev.fleetledger.command.workload.deletion;

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
import dev.fleetledger.command.workload.option.RolloutOptionBody;

@RestController
final class DeleteWorkloadEndpoint {

    private final RetryingCommandGateway commandGateway;

    DeleteWorkloadEndpoint(RetryingCommandGateway commandGateway) {
        this.commandGateway = commandGateway;
    }

    @PostMapping("/api/v1/workloads/{id}:delete")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ResponseEntity<DeleteWorkloadResult> delete(@PathVariable String id, ExpectedVersion expectedVersion, @RequestBody DeleteWorkloadBody body) {
        return CommandResponses.accepted(commandGateway.send(new DeleteWorkload(IdGenerator.parse(id), body.policy(),
                RolloutOptionBody.parse(body.rollout()), expectedVersion),
                body.reason()));
    }
}

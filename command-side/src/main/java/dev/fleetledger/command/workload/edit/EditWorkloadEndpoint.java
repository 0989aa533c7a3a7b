package dev.fleetledger.command.workload.edit;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import dev.fleetledger.command.dispatch.RetryingCommandGateway;
import dev.fleetledger.command.message.CommandReceipt;
import dev.fleetledger.command.request.body.ReasonBody;
import dev.fleetledger.command.response.CommandResponses;
import dev.fleetledger.command.stream.IdGenerator;

@RestController
final class EditWorkloadEndpoint {

    private static final String DRAFTS = "/api/v1/drafts";

    private final RetryingCommandGateway commandGateway;

    EditWorkloadEndpoint(RetryingCommandGateway commandGateway) {
        this.commandGateway = commandGateway;
    }

    @PostMapping("/api/v1/workloads/{id}:edit")
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<CommandReceipt> edit(@PathVariable String id, @RequestBody(required = false) ReasonBody body) {
        return CommandResponses.created(commandGateway.send(new EditWorkload(IdGenerator.parse(id)), body.reason()), DRAFTS);
    }
}

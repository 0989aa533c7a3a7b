package dev.fleetledger.command.draft.fetch;

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
final class FetchDraftEndpoint {

    private final RetryingCommandGateway commandGateway;

    FetchDraftEndpoint(RetryingCommandGateway commandGateway) {
        this.commandGateway = commandGateway;
    }

    @PostMapping("/api/v1/drafts/{id}:fetch")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ResponseEntity<CommandReceipt> fetch(@PathVariable String id, @RequestBody(required = false) ReasonBody body) {
        return CommandResponses.accepted(commandGateway.send(new FetchDraft(IdGenerator.parse(id)), body.reason()));
    }
}

package dev.fleetledger.command.draft.reopen;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

import dev.fleetledger.command.dispatch.RetryingCommandGateway;
import dev.fleetledger.command.message.CommandReceipt;
import dev.fleetledger.command.message.ExpectedVersion;
import dev.fleetledger.command.request.body.ReasonBody;
import dev.fleetledger.command.response.CommandResponses;
import dev.fleetledger.command.stream.IdGenerator;

@RestController
final class ReopenDraftEndpoint {

    private final RetryingCommandGateway commandGateway;

    ReopenDraftEndpoint(RetryingCommandGateway commandGateway) {
        this.commandGateway = commandGateway;
    }

    @PostMapping("/api/v1/drafts/{id}:reopen")
    ResponseEntity<CommandReceipt> reopen(@PathVariable String id, @RequestBody(required = false) ReasonBody body, ExpectedVersion expectedVersion) {
        return CommandResponses.ok(commandGateway.send(new ReopenDraft(IdGenerator.parse(id), expectedVersion), body.reason()));
    }
}

package dev.fleetledger.command.draft.handover;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

import dev.fleetledger.command.dispatch.RetryingCommandGateway;
import dev.fleetledger.command.message.CommandReceipt;
import dev.fleetledger.command.message.ExpectedVersion;
import dev.fleetledger.command.response.CommandResponses;
import dev.fleetledger.command.stream.IdGenerator;

@RestController
final class HandOverDraftEndpoint {

    private final RetryingCommandGateway commandGateway;

    HandOverDraftEndpoint(RetryingCommandGateway commandGateway) {
        this.commandGateway = commandGateway;
    }

    @PostMapping("/api/v1/drafts/{id}:handover")
    ResponseEntity<CommandReceipt> handover(@PathVariable String id, @RequestBody HandOverDraftBody body, ExpectedVersion expectedVersion) {
        return CommandResponses.ok(commandGateway.send(new HandOverDraft(IdGenerator.parse(id), body.to(), expectedVersion),
                body.reason()));
    }
}

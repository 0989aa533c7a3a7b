package dev.fleetledger.command.draft.discard;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

import dev.fleetledger.command.dispatch.RetryingCommandGateway;
import dev.fleetledger.command.request.CommandRequest;
import dev.fleetledger.command.request.IdGenerator;

@RestController
final class DiscardDraftEndpoint {

    private final RetryingCommandGateway commandGateway;

    DiscardDraftEndpoint(RetryingCommandGateway commandGateway) {
        this.commandGateway = commandGateway;
    }

    @PostMapping("/api/v1/drafts/{id}:discard")
    ResponseEntity<byte[]> discard(@PathVariable String id, CommandRequest commandRequest) {
        return commandGateway.send(new DiscardDraft(IdGenerator.parse(id), commandRequest.withAction("draft.discard")));
    }
}

package dev.fleetledger.command.draft.handover;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

import dev.fleetledger.command.dispatch.RetryingCommandGateway;
import dev.fleetledger.command.request.CommandRequest;
import dev.fleetledger.command.request.IdGenerator;

@RestController
final class HandOverDraftEndpoint {

    private final RetryingCommandGateway commandGateway;

    HandOverDraftEndpoint(RetryingCommandGateway commandGateway) {
        this.commandGateway = commandGateway;
    }

    @PostMapping("/api/v1/drafts/{id}:handover")
    ResponseEntity<byte[]> handover(@PathVariable String id, CommandRequest commandRequest) {
        return commandGateway.send(new HandOverDraft(IdGenerator.parse(id), commandRequest.withAction("draft.handover")));
    }
}

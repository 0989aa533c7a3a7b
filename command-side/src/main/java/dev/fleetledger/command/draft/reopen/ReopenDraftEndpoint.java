package dev.fleetledger.command.draft.reopen;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

import dev.fleetledger.command.dispatch.RetryingCommandGateway;
import dev.fleetledger.command.request.CommandRequest;
import dev.fleetledger.command.request.IdGenerator;

@RestController
final class ReopenDraftEndpoint {

    private final RetryingCommandGateway commandGateway;

    ReopenDraftEndpoint(RetryingCommandGateway commandGateway) {
        this.commandGateway = commandGateway;
    }

    @PostMapping("/api/v1/drafts/{id}:reopen")
    ResponseEntity<byte[]> reopen(@PathVariable String id, CommandRequest commandRequest) {
        return commandGateway.send(new ReopenDraft(IdGenerator.parse(id), commandRequest.withAction("draft.reopen")));
    }
}

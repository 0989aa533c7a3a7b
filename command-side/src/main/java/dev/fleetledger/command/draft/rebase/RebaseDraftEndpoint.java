package dev.fleetledger.command.draft.rebase;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

import dev.fleetledger.command.dispatch.RetryingCommandGateway;
import dev.fleetledger.command.request.CommandRequest;
import dev.fleetledger.command.request.IdGenerator;

@RestController
final class RebaseDraftEndpoint {

    private final RetryingCommandGateway commandGateway;

    RebaseDraftEndpoint(RetryingCommandGateway commandGateway) {
        this.commandGateway = commandGateway;
    }

    @PostMapping("/api/v1/drafts/{id}:rebase")
    ResponseEntity<byte[]> rebase(@PathVariable String id, CommandRequest commandRequest) {
        return commandGateway.send(new RebaseDraft(IdGenerator.parse(id), commandRequest.withAction("draft.rebase")));
    }
}

package dev.fleetledger.command.draft.fetch;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

import dev.fleetledger.command.dispatch.RetryingCommandGateway;
import dev.fleetledger.command.request.CommandRequest;
import dev.fleetledger.command.request.IdGenerator;

@RestController
final class FetchDraftEndpoint {

    private final RetryingCommandGateway commandGateway;

    FetchDraftEndpoint(RetryingCommandGateway commandGateway) {
        this.commandGateway = commandGateway;
    }

    @PostMapping("/api/v1/drafts/{id}:fetch")
    ResponseEntity<byte[]> fetch(@PathVariable String id, CommandRequest commandRequest) {
        return commandGateway.send(new FetchDraft(IdGenerator.parse(id), commandRequest.withAction("draft.fetch")));
    }
}

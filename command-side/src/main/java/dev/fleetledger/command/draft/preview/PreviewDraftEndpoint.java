package dev.fleetledger.command.draft.preview;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

import dev.fleetledger.command.dispatch.RetryingCommandGateway;
import dev.fleetledger.command.request.CommandRequest;
import dev.fleetledger.command.request.IdGenerator;

@RestController
final class PreviewDraftEndpoint {

    private final RetryingCommandGateway commandGateway;

    PreviewDraftEndpoint(RetryingCommandGateway commandGateway) {
        this.commandGateway = commandGateway;
    }

    @PostMapping("/api/v1/drafts/{id}:preview")
    ResponseEntity<byte[]> preview(@PathVariable String id, CommandRequest commandRequest) {
        return commandGateway.send(new PreviewDraft(IdGenerator.parse(id), commandRequest.withAction("draft.preview")));
    }
}

package dev.fleetledger.command.draft.submit;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

import dev.fleetledger.command.dispatch.RetryingCommandGateway;
import dev.fleetledger.command.request.CommandRequest;
import dev.fleetledger.command.request.IdGenerator;

@RestController
final class SubmitDraftEndpoint {

    private final RetryingCommandGateway commandGateway;

    SubmitDraftEndpoint(RetryingCommandGateway commandGateway) {
        this.commandGateway = commandGateway;
    }

    @PostMapping("/api/v1/drafts/{id}:submit")
    ResponseEntity<byte[]> submit(@PathVariable String id, CommandRequest commandRequest) {
        return commandGateway.send(new SubmitDraft(IdGenerator.parse(id), commandRequest.withAction("draft.submit")));
    }
}

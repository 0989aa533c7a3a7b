package dev.fleetledger.command.draft.start;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

import dev.fleetledger.command.dispatch.RetryingCommandGateway;
import dev.fleetledger.command.request.CommandRequest;

@RestController
final class StartDraftEndpoint {

    private final RetryingCommandGateway commandGateway;

    StartDraftEndpoint(RetryingCommandGateway commandGateway) {
        this.commandGateway = commandGateway;
    }

    @PostMapping("/api/v1/drafts")
    ResponseEntity<byte[]> start(CommandRequest commandRequest) {
        return commandGateway.send(new StartDraft(commandRequest.withAction("draft.start")));
    }
}

package dev.fleetledger.command.draft.start;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import dev.fleetledger.command.dispatch.RetryingCommandGateway;
import dev.fleetledger.command.response.CommandResponses;

@RestController
final class StartDraftEndpoint {

    private static final String DRAFTS = "/api/v1/drafts";

    private final RetryingCommandGateway commandGateway;

    StartDraftEndpoint(RetryingCommandGateway commandGateway) {
        this.commandGateway = commandGateway;
    }

    @PostMapping(DRAFTS)
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<StartDraftResult> start(@RequestBody StartDraftBody body) {
        return CommandResponses.created(commandGateway.send(body.toCommand(), body.reason()), DRAFTS);
    }
}

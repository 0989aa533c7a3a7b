package dev.fleetledger.command.draft.preview;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import dev.fleetledger.command.dispatch.CommandOutcome;
import dev.fleetledger.command.dispatch.RetryingCommandGateway;
import dev.fleetledger.command.request.body.ReasonBody;
import dev.fleetledger.command.response.CommandResponses;
import dev.fleetledger.command.stream.IdGenerator;

@RestController
final class PreviewDraftEndpoint {

    private final RetryingCommandGateway commandGateway;

    PreviewDraftEndpoint(RetryingCommandGateway commandGateway) {
        this.commandGateway = commandGateway;
    }

    @PostMapping("/api/v1/drafts/{id}:preview")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ResponseEntity<PreviewDraftResult> preview(@PathVariable String id, @RequestBody(required = false) ReasonBody body) {
        CommandOutcome<PreviewDraftResult> outcome = commandGateway.send(new PreviewDraft(IdGenerator.parse(id)), body.reason());
        return CommandResponses.accepted(outcome, "/api/v1/drafts/" + outcome.result().id() + "/preview");
    }
}

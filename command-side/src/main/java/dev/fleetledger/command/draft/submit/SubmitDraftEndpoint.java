package dev.fleetledger.command.draft.submit;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import dev.fleetledger.command.dispatch.CommandOutcome;
import dev.fleetledger.command.dispatch.RetryingCommandGateway;
import dev.fleetledger.command.message.ExpectedVersion;
import dev.fleetledger.command.request.body.ReasonBody;
import dev.fleetledger.command.response.CommandResponses;
import dev.fleetledger.command.stream.IdGenerator;

@RestController
final class SubmitDraftEndpoint {

    private final RetryingCommandGateway commandGateway;

    SubmitDraftEndpoint(RetryingCommandGateway commandGateway) {
        this.commandGateway = commandGateway;
    }

    @PostMapping("/api/v1/drafts/{id}:submit")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ResponseEntity<SubmitDraftResult> submit(@PathVariable String id, @RequestBody(required = false) ReasonBody body, ExpectedVersion expectedVersion) {
        CommandOutcome<SubmitDraftResult> outcome = commandGateway.send(new SubmitDraft(IdGenerator.parse(id), expectedVersion),
                body.reason());
        return CommandResponses.accepted(outcome, "/api/v1/workloads/" + outcome.result().workloadId());
    }
}

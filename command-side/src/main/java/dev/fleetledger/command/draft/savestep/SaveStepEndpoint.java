package dev.fleetledger.command.draft.savestep;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.command.dispatch.RetryingCommandGateway;
import dev.fleetledger.command.draft.body.StepShape;
import dev.fleetledger.command.message.ExpectedVersion;
import dev.fleetledger.command.request.ReasonHeader;
import dev.fleetledger.command.response.CommandResponses;
import dev.fleetledger.command.stream.IdGenerator;
import dev.fleetledger.manifest.document.Step;
import dev.fleetledger.problem.NotFoundException;

@RestController
final class SaveStepEndpoint {

    private final RetryingCommandGateway commandGateway;

    SaveStepEndpoint(RetryingCommandGateway commandGateway) {
        this.commandGateway = commandGateway;
    }

    @PutMapping("/api/v1/drafts/{id}/steps/{step}")
    ResponseEntity<SaveStepResult> save(@PathVariable String id, @PathVariable("step") String stepName, @RequestBody JsonNode document,
            ExpectedVersion expectedVersion, ReasonHeader reason) {
        Step step = Step.of(stepName).orElseThrow(() -> new NotFoundException("step"));
        StepShape.require(step, document);
        return CommandResponses.ok(commandGateway.send(new SaveStep(IdGenerator.parse(id), step, document, expectedVersion),
                reason.value()));
    }
}

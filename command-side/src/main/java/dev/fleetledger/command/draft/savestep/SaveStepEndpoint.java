package dev.fleetledger.command.draft.savestep;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;

import dev.fleetledger.command.dispatch.RetryingCommandGateway;
import dev.fleetledger.command.request.CommandRequest;
import dev.fleetledger.command.request.IdGenerator;
import dev.fleetledger.command.response.ProblemException;
import dev.fleetledger.manifest.document.Step;

@RestController
final class SaveStepEndpoint {

    private final RetryingCommandGateway commandGateway;

    SaveStepEndpoint(RetryingCommandGateway commandGateway) {
        this.commandGateway = commandGateway;
    }

    @PutMapping("/api/v1/drafts/{id}/steps/{step}")
    ResponseEntity<byte[]> save(@PathVariable String id, @PathVariable("step") String stepName, CommandRequest commandRequest) {
        Step step = Step.of(stepName).orElseThrow(() -> ProblemException.notFound("step"));
        return commandGateway.send(new SaveStep(IdGenerator.parse(id), step, commandRequest.withAction("draft." + step.key() + ".save")));
    }
}

package dev.fleetledger.command.workload.place;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.command.dispatch.CommandOutcome;
import dev.fleetledger.command.dispatch.RetryingCommandGateway;
import dev.fleetledger.command.draft.body.StepShape;
import dev.fleetledger.command.message.ExpectedVersion;
import dev.fleetledger.command.request.ReasonHeader;
import dev.fleetledger.command.response.CommandResponses;
import dev.fleetledger.command.stream.IdGenerator;
import dev.fleetledger.command.workload.WorkloadChangeResult;
import dev.fleetledger.manifest.document.Step;

@RestController
final class PlaceWorkloadEndpoint {

    private final RetryingCommandGateway commandGateway;

    PlaceWorkloadEndpoint(RetryingCommandGateway commandGateway) {
        this.commandGateway = commandGateway;
    }

    /** Answers 200 instead of 202 when the workload is placed like this already. */
    @PutMapping("/api/v1/workloads/{id}/placement")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ResponseEntity<WorkloadChangeResult> place(@PathVariable String id, @RequestBody JsonNode document, ExpectedVersion expectedVersion,
            ReasonHeader reason) {
        StepShape.require(Step.PLACEMENT, document);
        CommandOutcome<WorkloadChangeResult> outcome = commandGateway.send(new PlaceWorkload(IdGenerator.parse(id), document,
                expectedVersion), reason.value());
        return outcome.result().rolloutId() == null ? CommandResponses.ok(outcome) : CommandResponses.accepted(outcome);
    }
}

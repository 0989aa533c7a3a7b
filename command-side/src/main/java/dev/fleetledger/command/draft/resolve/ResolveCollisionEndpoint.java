package dev.fleetledger.command.draft.resolve;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

import dev.fleetledger.command.dispatch.RetryingCommandGateway;
import dev.fleetledger.command.message.ExpectedVersion;
import dev.fleetledger.command.response.CommandResponses;
import dev.fleetledger.command.stream.IdGenerator;
import dev.fleetledger.manifest.document.Step;
import dev.fleetledger.problem.NotFoundException;

@RestController
final class ResolveCollisionEndpoint {

    private final RetryingCommandGateway commandGateway;

    ResolveCollisionEndpoint(RetryingCommandGateway commandGateway) {
        this.commandGateway = commandGateway;
    }

    @PostMapping("/api/v1/drafts/{id}:resolve")
    ResponseEntity<ResolveCollisionResult> resolve(@PathVariable String id, @RequestBody ResolveCollisionBody body,
            ExpectedVersion expectedVersion) {
        Step step = Step.of(body.step()).orElseThrow(() -> new NotFoundException("step"));
        return CommandResponses.ok(commandGateway.send(
                new ResolveCollision(IdGenerator.parse(id), step, body.pointer(), body.take(), expectedVersion), body.reason()));
    }
}

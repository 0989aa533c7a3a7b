package dev.fleetledger.command.rollout.control;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

import dev.fleetledger.command.dispatch.RetryingCommandGateway;
import dev.fleetledger.command.message.CommandReceipt;
import dev.fleetledger.command.request.body.ReasonBody;
import dev.fleetledger.command.response.CommandResponses;
import dev.fleetledger.command.stream.IdGenerator;

@RestController
final class RolloutControlEndpoint {

    private final RetryingCommandGateway commandGateway;

    RolloutControlEndpoint(RetryingCommandGateway commandGateway) {
        this.commandGateway = commandGateway;
    }

    @PostMapping("/api/v1/rollouts/{id}:pause")
    ResponseEntity<CommandReceipt> pause(@PathVariable String id, @RequestBody(required = false) ReasonBody body) {
        return CommandResponses.ok(commandGateway.send(new PauseRollout(IdGenerator.parse(id)), body.reason()));
    }

    @PostMapping("/api/v1/rollouts/{id}:resume")
    ResponseEntity<CommandReceipt> resume(@PathVariable String id, @RequestBody(required = false) ReasonBody body) {
        return CommandResponses.ok(commandGateway.send(new ResumeRollout(IdGenerator.parse(id)), body.reason()));
    }

    @PostMapping("/api/v1/rollouts/{id}:abort")
    ResponseEntity<CommandReceipt> abort(@PathVariable String id, @RequestBody(required = false) ReasonBody body) {
        return CommandResponses.ok(commandGateway.send(new AbortRollout(IdGenerator.parse(id)), body.reason()));
    }
}

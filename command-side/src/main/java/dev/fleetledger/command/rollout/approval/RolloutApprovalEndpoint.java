package dev.fleetledger.command.rollout.approval;

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
final class RolloutApprovalEndpoint {

    private final RetryingCommandGateway commandGateway;

    RolloutApprovalEndpoint(RetryingCommandGateway commandGateway) {
        this.commandGateway = commandGateway;
    }

    @PostMapping("/api/v1/rollouts/{id}:approve")
    ResponseEntity<CommandReceipt> approve(@PathVariable String id, @RequestBody ApproveRolloutBody body) {
        return CommandResponses.ok(commandGateway.send(new ApproveRollout(IdGenerator.parse(id), body.manifests()), body.reason()));
    }

    @PostMapping("/api/v1/rollouts/{id}:reject")
    ResponseEntity<CommandReceipt> reject(@PathVariable String id, @RequestBody(required = false) ReasonBody body) {
        return CommandResponses.ok(commandGateway.send(new RejectRollout(IdGenerator.parse(id)), body.reason()));
    }
}

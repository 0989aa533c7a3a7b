package dev.fleetledger.command.cluster.label;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

import dev.fleetledger.command.dispatch.RetryingCommandGateway;
import dev.fleetledger.command.message.CommandReceipt;
import dev.fleetledger.command.message.ExpectedVersion;
import dev.fleetledger.command.request.ReasonHeader;
import dev.fleetledger.command.response.CommandResponses;

@RestController
final class LabelClusterEndpoint {

    private final RetryingCommandGateway commandGateway;

    LabelClusterEndpoint(RetryingCommandGateway commandGateway) {
        this.commandGateway = commandGateway;
    }

    @PutMapping("/api/v1/clusters/{id}/labels")
    ResponseEntity<CommandReceipt> label(@PathVariable String id, @RequestBody LabelClusterBody body, ExpectedVersion expectedVersion,
            ReasonHeader reason) {
        return CommandResponses.ok(commandGateway.send(new LabelCluster(id, body.labels(), expectedVersion), reason.value()));
    }
}

package dev.fleetledger.command.access.revoke;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

import dev.fleetledger.command.dispatch.RetryingCommandGateway;
import dev.fleetledger.command.message.CommandReceipt;
import dev.fleetledger.command.message.ExpectedVersion;
import dev.fleetledger.command.request.ReasonHeader;
import dev.fleetledger.command.response.CommandResponses;
import dev.fleetledger.command.stream.IdGenerator;

@RestController
final class RevokeGrantEndpoint {

    private final RetryingCommandGateway commandGateway;

    RevokeGrantEndpoint(RetryingCommandGateway commandGateway) {
        this.commandGateway = commandGateway;
    }

    @DeleteMapping("/api/v1/grants/{id}")
    ResponseEntity<CommandReceipt> revoke(@PathVariable String id, ExpectedVersion expectedVersion, ReasonHeader reason) {
        return CommandResponses.ok(commandGateway.send(new RevokeGrant(IdGenerator.parse(id), expectedVersion), reason.value()));
    }
}

package dev.fleetledger.command.cluster.inventory;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import dev.fleetledger.command.dispatch.RetryingCommandGateway;
import dev.fleetledger.command.response.CommandResponses;

@RestController
final class QueryInventoryEndpoint {

    private final RetryingCommandGateway commandGateway;

    QueryInventoryEndpoint(RetryingCommandGateway commandGateway) {
        this.commandGateway = commandGateway;
    }

    @PostMapping("/api/v1/clusters/{id}:queryInventory")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ResponseEntity<QueryInventoryResult> queryInventory(@PathVariable String id, @RequestBody QueryInventoryBody body) {
        return CommandResponses.accepted(commandGateway.send(body.toCommand(id), body.reason()));
    }

    /** The path of version 0.1; it is removed in version 0.3. */
    @Deprecated
    @PostMapping("/api/v1/clusters/{id}:look")
    ResponseEntity<QueryInventoryResult> queryInventoryByFormerPath(@PathVariable String id, @RequestBody QueryInventoryBody body) {
        return queryInventory(id, body);
    }
}

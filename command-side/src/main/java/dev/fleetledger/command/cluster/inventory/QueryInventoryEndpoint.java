package dev.fleetledger.command.cluster.inventory;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

import dev.fleetledger.command.dispatch.RetryingCommandGateway;
import dev.fleetledger.command.request.CommandRequest;

@RestController
final class QueryInventoryEndpoint {

    private final RetryingCommandGateway commandGateway;

    QueryInventoryEndpoint(RetryingCommandGateway commandGateway) {
        this.commandGateway = commandGateway;
    }

    @PostMapping("/api/v1/clusters/{id}:queryInventory")
    ResponseEntity<byte[]> queryInventory(@PathVariable String id, CommandRequest commandRequest) {
        return commandGateway.send(new QueryInventory(id, commandRequest.withAction("cluster.query-inventory")));
    }

    /** The path of version 0.1; it is removed in version 0.3. */
    @Deprecated
    @PostMapping("/api/v1/clusters/{id}:look")
    ResponseEntity<byte[]> queryInventoryByFormerPath(@PathVariable String id, CommandRequest commandRequest) {
        return queryInventory(id, commandRequest);
    }
}

package dev.fleetledger.command.cluster.resend;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

import dev.fleetledger.command.dispatch.RetryingCommandGateway;
import dev.fleetledger.command.request.CommandRequest;

@RestController
final class ResendIntentsEndpoint {

    private final RetryingCommandGateway commandGateway;

    ResendIntentsEndpoint(RetryingCommandGateway commandGateway) {
        this.commandGateway = commandGateway;
    }

    @PostMapping("/api/v1/clusters/{id}:resend")
    ResponseEntity<byte[]> resend(@PathVariable String id, CommandRequest commandRequest) {
        return commandGateway.send(new ResendIntents(id, commandRequest.withAction("cluster.resend")));
    }
}

package dev.fleetledger.command.hub;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

import dev.fleetledger.command.dispatch.RetryingCommandGateway;
import dev.fleetledger.command.request.CommandRequest;

@RestController
final class AcceptRestoreEndpoint {

    private final RetryingCommandGateway commandGateway;

    AcceptRestoreEndpoint(RetryingCommandGateway commandGateway) {
        this.commandGateway = commandGateway;
    }

    @PostMapping("/api/v1/hub:acceptRestore")
    ResponseEntity<byte[]> accept(CommandRequest commandRequest) {
        return commandGateway.send(new AcceptRestore(commandRequest.withAction("hub.accept-restore")));
    }
}

package dev.fleetledger.command.hub;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

import dev.fleetledger.command.dispatch.RetryingCommandGateway;
import dev.fleetledger.command.request.body.ReasonBody;
import dev.fleetledger.command.response.CommandResponses;

@RestController
final class AcceptRestoreEndpoint {

    private final RetryingCommandGateway commandGateway;

    AcceptRestoreEndpoint(RetryingCommandGateway commandGateway) {
        this.commandGateway = commandGateway;
    }

    @PostMapping("/api/v1/hub:acceptRestore")
    ResponseEntity<AcceptRestoreResult> accept(@RequestBody(required = false) ReasonBody body) {
        return CommandResponses.ok(commandGateway.send(new AcceptRestore(), body.reason()));
    }
}

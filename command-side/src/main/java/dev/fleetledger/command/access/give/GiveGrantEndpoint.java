package dev.fleetledger.command.access.give;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import dev.fleetledger.command.dispatch.RetryingCommandGateway;
import dev.fleetledger.command.message.CommandReceipt;
import dev.fleetledger.command.response.CommandResponses;

@RestController
final class GiveGrantEndpoint {

    private static final String GRANTS = "/api/v1/grants";

    private final RetryingCommandGateway commandGateway;

    GiveGrantEndpoint(RetryingCommandGateway commandGateway) {
        this.commandGateway = commandGateway;
    }

    @PostMapping(GRANTS)
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<CommandReceipt> give(@RequestBody GiveGrantBody body) {
        return CommandResponses.created(commandGateway.send(body.toCommand(), body.reason()), GRANTS);
    }
}

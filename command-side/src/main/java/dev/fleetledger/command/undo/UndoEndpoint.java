package dev.fleetledger.command.undo;

import java.util.regex.Pattern;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import dev.fleetledger.command.dispatch.CommandOutcome;
import dev.fleetledger.command.dispatch.RetryingCommandGateway;
import dev.fleetledger.command.message.ExpectedVersion;
import dev.fleetledger.command.response.CommandResponses;
import dev.fleetledger.ledger.Position;

@RestController
final class UndoEndpoint {

    private static final Pattern POSITION = Pattern.compile("\\d{1,18}");

    private final RetryingCommandGateway commandGateway;

    UndoEndpoint(RetryingCommandGateway commandGateway) {
        this.commandGateway = commandGateway;
    }

    /** Answers 200 instead of 202 to a preview, and where no cluster has to act. */
    @PostMapping("/api/v1/audit/{position}:undo")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ResponseEntity<UndoResult> undo(@PathVariable String position, ExpectedVersion expectedVersion, @RequestBody UndoBody body) {
        CommandOutcome<UndoResult> outcome = commandGateway.send(
                new UndoEntry(POSITION.matcher(position).matches() ? Position.parse(position) : null, body.preview(), expectedVersion),
                body.reason());
        return outcome.result().isPending() ? CommandResponses.accepted(outcome) : CommandResponses.ok(outcome);
    }
}

package dev.fleetledger.command.dispatch;

import java.time.Duration;

import org.axonframework.commandhandling.gateway.CommandGateway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

import dev.fleetledger.command.request.Command;
import dev.fleetledger.command.response.CommandResponse;
import dev.fleetledger.command.response.ProblemException;
import dev.fleetledger.ledger.StreamConflictException;

/**
 * Sends a command to Axon's command gateway and retries it up to ten times after a stream conflict. Each attempt decides on the
 * current state, so a retry may be refused.
 */
@Component
public final class RetryingCommandGateway {

    private static final Logger LOG = LoggerFactory.getLogger(RetryingCommandGateway.class);

    /** A conflict means that another command has succeeded. */
    private static final int MAX_ATTEMPTS = 10;

    private final CommandGateway gateway;

    RetryingCommandGateway(CommandGateway gateway) {
        this.gateway = gateway;
    }

    public ResponseEntity<byte[]> send(Command command) {
        for (int i = 0; i < MAX_ATTEMPTS; i++) {
            try {
                CommandResponse commandResponse = gateway.sendAndWait(command);
                LOG.info("{} returned {} (command {})", command.request().action(), commandResponse.status(), command.request().command());
                return HttpResponses.of(commandResponse);
            } catch (StreamConflictException | DuplicateKeyException | ConcurrencyFailureException conflict) {
                Thread.yield();
            }
        }
        throw ProblemException.of(503, "TooManyConflicts", "Others kept changing the same thing.", "Ask again in a moment.")
                .retryAfter(Duration.ofSeconds(1));
    }
}

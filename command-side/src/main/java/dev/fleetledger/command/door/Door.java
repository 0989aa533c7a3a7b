package dev.fleetledger.command.door;

import java.time.Duration;

import org.axonframework.commandhandling.gateway.CommandGateway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

import dev.fleetledger.command.answer.Answer;
import dev.fleetledger.command.answer.Problem;
import dev.fleetledger.command.request.Command;
import dev.fleetledger.ledger.StreamMovedOn;

/**
 * Sends a command to Axon's command gateway and retries it up to ten times after a stream conflict. Each attempt decides on the
 * current state, so a retry may be refused.
 */
@Component
public final class Door {

    private static final Logger LOG = LoggerFactory.getLogger(Door.class);

    /** A conflict means that another command has succeeded. */
    private static final int TRIES = 10;

    private final CommandGateway gateway;

    Door(CommandGateway gateway) {
        this.gateway = gateway;
    }

    public ResponseEntity<byte[]> pass(Command command) {
        for (int i = 0; i < TRIES; i++) {
            try {
                Answer answer = gateway.sendAndWait(command);
                LOG.info("{} answered {} (command {})", command.request().action(), answer.status(), command.request().command());
                return Answers.response(answer);
            } catch (StreamMovedOn | DuplicateKeyException | ConcurrencyFailureException overtaken) {
                Thread.yield();
            }
        }
        throw Problem.of(503, "TooManyAtOnce", "Others kept changing the same thing.", "Ask again in a moment.")
                .retryAfter(Duration.ofSeconds(1));
    }
}

package dev.fleetledger.command.dispatch;

import java.time.Duration;

import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.callbacks.FutureCallback;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.retry.RetryException;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

import dev.fleetledger.command.message.Command;
import dev.fleetledger.command.message.CommandMetadata;
import dev.fleetledger.command.message.CommandResult;
import dev.fleetledger.ledger.StreamConflictException;
import dev.fleetledger.problem.ProblemException;
import dev.fleetledger.problem.UnavailableException;

/**
 * Sends a command to Axon's command gateway, and again after a stream conflict, which means that another command has succeeded. Each
 * attempt decides on the current state, so a retry may be refused.
 */
@Component
public final class RetryingCommandGateway {

    private static final Logger LOG = LoggerFactory.getLogger(RetryingCommandGateway.class);

    /** Together at most about half a second; the jitter keeps competitors from meeting again. */
    private static final RetryPolicy POLICY = RetryPolicy.builder()
            .includes(StreamConflictException.class, DuplicateKeyException.class, ConcurrencyFailureException.class)
            .maxRetries(9).delay(Duration.ofMillis(5)).multiplier(2).maxDelay(Duration.ofMillis(80)).jitter(Duration.ofMillis(5)).build();

    private final CommandGateway gateway;
    private final RetryTemplate retryTemplate = new RetryTemplate(POLICY);

    RetryingCommandGateway(CommandGateway gateway) {
        this.gateway = gateway;
    }

    /**
     * Waits for the command's result.
     *
     * @throws ProblemException when the command is refused
     */
    public <R extends CommandResult> CommandOutcome<R> send(Command<R> command, @Nullable String reason) {
        CommandMessage<Command<R>> message = GenericCommandMessage.<Command<R>>asCommandMessage(command)
                .andMetaData(CommandMetadata.ofReason(reason));
        try {
            CommandOutcome<R> outcome = retryTemplate.execute(() -> attempt(message));
            LOG.info("{} accepted{}", command.action(), outcome.replayed() ? " before" : "");
            return outcome;
        } catch (RetryException e) {
            throw failure(command, e.getCause());
        }
    }

    private <R extends CommandResult> CommandOutcome<R> attempt(CommandMessage<Command<R>> message) {
        FutureCallback<Object, R> callback = new FutureCallback<>();
        gateway.send(message, callback);
        CommandResultMessage<? extends R> result = CommandResults.await(callback);
        return new CommandOutcome<>(result.getPayload(), result.getMetaData().containsKey(CommandOutcome.REPLAYED));
    }

    private static RuntimeException failure(Command<?> command, Throwable cause) {
        if (cause instanceof ProblemException refusal) {
            LOG.info("{} refused: {}", command.action(), refusal.code());
            return refusal;
        }
        if (POLICY.shouldRetry(cause)) {
            LOG.warn("{} met a conflict at every attempt", command.action(), cause);
            return new UnavailableException("TooManyConflicts", "Other requests kept changing the same object.",
                    "Try again in a few seconds, with the same Idempotency-Key.",
                    Duration.ofSeconds(1));
        }
        return cause instanceof RuntimeException failure ? failure : new IllegalStateException(cause);
    }
}

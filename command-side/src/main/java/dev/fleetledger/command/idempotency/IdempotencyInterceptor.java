package dev.fleetledger.command.idempotency;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import dev.fleetledger.command.people.PersonTable;
import dev.fleetledger.command.request.Command;
import dev.fleetledger.command.request.CommandRequest;
import dev.fleetledger.command.response.CommandResponse;
import dev.fleetledger.command.response.ProblemException;

/**
 * Idempotency of commands, within their transaction: locks the key, returns the stored response of a known key, and stores a new
 * response together with the command's events. Axon registers an interceptor bean at the command bus by itself.
 */
@Component
public final class IdempotencyInterceptor implements MessageHandlerInterceptor<CommandMessage<?>> {

    /** Statuses that result from a decision. Responses to malformed requests or temporary failures are not stored. */
    private static final Set<Integer> STORED_STATUSES = Set.of(200, 201, 202, 403, 409, 412, 422);

    private final IdempotencyTable idempotencyTable;
    private final CommandAttempt commandAttempt;
    private final PersonTable personTable;

    IdempotencyInterceptor(IdempotencyTable idempotencyTable, CommandAttempt commandAttempt, PersonTable personTable) {
        this.idempotencyTable = idempotencyTable;
        this.commandAttempt = commandAttempt;
        this.personTable = personTable;
    }

    @Override
    public @Nullable Object handle(UnitOfWork<? extends CommandMessage<?>> work, InterceptorChain chain) throws Exception {
        if (!(work.getMessage().getPayload() instanceof Command command)) {
            return chain.proceed();
        }
        CommandRequest commandRequest = command.request();
        personTable.save(commandRequest.actor());
        return commandRequest.key() == null ? commandAttempt.run(commandRequest, chain)
                : handleOnce(commandRequest, commandRequest.key(), chain);
    }

    private CommandResponse handleOnce(CommandRequest commandRequest, String key, InterceptorChain chain) {
        String caller = commandRequest.actor().subject();
        if (!idempotencyTable.lock(caller, key)) {
            return commandAttempt.respond(commandRequest,
                    ProblemException.of(409, "StillRunning", "The same request is still being worked on.",
                            "Ask again in a moment, with the same key.").retryAfter(Duration.ofSeconds(1)));
        }
        String fingerprint = Fingerprint.of(commandRequest);
        Optional<IdempotencyTable.StoredResponse> stored = idempotencyTable.find(caller, key);
        if (stored.isPresent()) {
            return respondAgain(commandRequest, stored.get(), fingerprint);
        }
        CommandResponse commandResponse = commandAttempt.run(commandRequest, chain);
        if (STORED_STATUSES.contains(commandResponse.status())) {
            idempotencyTable.save(caller, key, fingerprint, commandResponse);
        }
        return commandResponse;
    }

    private CommandResponse respondAgain(CommandRequest commandRequest, IdempotencyTable.StoredResponse stored, String fingerprint) {
        if (!stored.fingerprint().equals(fingerprint)) {
            return commandAttempt.refuse(commandRequest,
                    ProblemException.of(422, "IdempotencyKeyWasReused", "This Idempotency-Key was used for something else.",
                            "Take a new key for another request."));
        }
        return stored.response() != null ? stored.response() : commandAttempt.refuse(commandRequest, ProblemException.of(409, "ShownOnce",
                "The answer held a credential, and was shown once.", "Ask with a new key; the credential is issued anew."));
    }
}

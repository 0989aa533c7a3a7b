package dev.fleetledger.command.idempotency;

import java.util.Optional;

import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandResultMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

import dev.fleetledger.command.dispatch.CommandOutcome;
import dev.fleetledger.command.dispatch.InterceptorOrder;
import dev.fleetledger.command.message.Command;
import dev.fleetledger.command.message.CommandMetadata;
import dev.fleetledger.command.message.CommandResult;
import dev.fleetledger.command.message.IdempotencyKey;
import dev.fleetledger.command.refusal.RefusalRecorder;
import dev.fleetledger.problem.Problem;
import dev.fleetledger.problem.ProblemException;
import dev.fleetledger.problem.ProblemMapper;
import dev.fleetledger.problem.RuleViolationException;
import dev.fleetledger.problem.StateConflictException;
import dev.fleetledger.problem.StoredProblemException;

/**
 * Idempotency of commands, within their transaction: locks the key, returns the stored answer of a known key, and stores a new answer
 * together with the command's events or its refusal.
 */
@Component
@Order(InterceptorOrder.IDEMPOTENCY)
final class IdempotencyInterceptor implements MessageHandlerInterceptor<CommandMessage<?>> {

    private final IdempotencyTable idempotencyTable;
    private final RefusalRecorder refusalRecorder;

    IdempotencyInterceptor(IdempotencyTable idempotencyTable, RefusalRecorder refusalRecorder) {
        this.idempotencyTable = idempotencyTable;
        this.refusalRecorder = refusalRecorder;
    }

    @Override
    public @Nullable Object handle(UnitOfWork<? extends CommandMessage<?>> work, InterceptorChain chain) throws Exception {
        CommandMetadata metadata = CommandMetadata.of(work.getMessage());
        return metadata.idempotencyKey() == null ? chain.proceed() : handleOnce(work, metadata, metadata.idempotencyKey(), chain);
    }

    private @Nullable Object handleOnce(UnitOfWork<? extends CommandMessage<?>> work, CommandMetadata metadata, IdempotencyKey key,
            InterceptorChain chain) throws Exception {
        String caller = metadata.actor().subject();
        if (!idempotencyTable.lock(caller, key.value())) {
            throw new StateConflictException("StillRunning", "A request with this Idempotency-Key is still being processed.",
                    "Send it again in a second, with the same key, to get its answer.").with("retryAfter", 1L);
        }
        Command<?> command = (Command<?>) work.getMessage().getPayload();
        Optional<StoredAnswer> stored = idempotencyTable.find(caller, key.value());
        if (stored.isPresent()) {
            return replay(command, stored.get(), key.fingerprint());
        }
        try {
            Object result = chain.proceed();
            idempotencyTable.save(caller, key.value(), StoredAnswer.of(key.fingerprint(), (CommandResult) result));
            return result;
        } catch (ProblemException refusal) {
            Problem problem = ProblemMapper.toProblem(refusal);
            // A refusal for now is no answer to a later repetition.
            if (problem.isDecision() && problem.retryAfter() == null) {
                idempotencyTable.save(caller, key.value(), StoredAnswer.of(key.fingerprint(), problem, metadata.source().traceId()));
            }
            throw refusal;
        }
    }

    private Object replay(Command<?> command, StoredAnswer stored, String fingerprint) {
        if (!stored.fingerprint().equals(fingerprint)) {
            throw refuse(command, new RuleViolationException("IdempotencyKeyWasReused",
                    "This Idempotency-Key was used for another request: with another method, path or body.",
                    "Use a new key for each new request; repeat a request with exactly the same body."));
        }
        if (stored.body() == null) {
            throw refuse(command, new StateConflictException("ShownOnce", "This was answered already, with a credential that is shown "
                    + "only once.",
                    "Send the request with a new Idempotency-Key: it issues a new credential."));
        }
        if (stored.refused()) {
            throw new StoredProblemException(stored.problem());
        }
        return new GenericCommandResultMessage<>(stored.result(command), MetaData.with(CommandOutcome.REPLAYED, true));
    }

    private ProblemException refuse(Command<?> command, ProblemException refusal) {
        refusalRecorder.record(command, refusal);
        return refusal;
    }
}

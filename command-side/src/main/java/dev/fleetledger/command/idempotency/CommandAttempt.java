package dev.fleetledger.command.idempotency;

import java.util.Set;

import org.axonframework.messaging.InterceptorChain;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

import dev.fleetledger.command.decision.StateConflictException;
import dev.fleetledger.command.refusal.RefusalRecorder;
import dev.fleetledger.command.request.CommandRequest;
import dev.fleetledger.command.response.CommandResponse;
import dev.fleetledger.command.response.ProblemDocument;
import dev.fleetledger.command.response.ProblemException;

/**
 * Executes a command behind a savepoint. If it is refused, its writes are rolled back, and the refusal and the stored response are
 * committed instead, while the idempotency key is still locked.
 */
@Component
final class CommandAttempt {

    private static final Set<Integer> RECORDED_STATUSES = Set.of(403, 409, 412, 422);

    private final TransactionTemplate savepoint;
    private final RefusalRecorder refusalRecorder;

    CommandAttempt(PlatformTransactionManager transactions, RefusalRecorder refusalRecorder) {
        this.savepoint = new TransactionTemplate(transactions);
        this.savepoint.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
        this.refusalRecorder = refusalRecorder;
    }

    CommandResponse run(CommandRequest commandRequest, InterceptorChain chain) {
        try {
            return savepoint.execute(status -> (CommandResponse) proceed(chain));
        } catch (ProblemException problemException) {
            return refuse(commandRequest, problemException);
        } catch (StateConflictException conflict) {
            return refuse(commandRequest, problem(conflict));
        }
    }

    CommandResponse refuse(CommandRequest commandRequest, ProblemException problemException) {
        if (RECORDED_STATUSES.contains(problemException.status())) {
            refusalRecorder.record(commandRequest, problemException);
        }
        return respond(commandRequest, problemException);
    }

    CommandResponse respond(CommandRequest commandRequest, ProblemException problemException) {
        return ProblemDocument.of(problemException, commandRequest.line().path(), commandRequest.source().trace().id());
    }

    private static ProblemException problem(StateConflictException conflict) {
        return ProblemException.of(409, conflict.rule(), String.valueOf(conflict.getMessage()), conflict.remedy())
                .with(conflict.extensions());
    }

    private static Object proceed(InterceptorChain chain) {
        try {
            return chain.proceed();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}

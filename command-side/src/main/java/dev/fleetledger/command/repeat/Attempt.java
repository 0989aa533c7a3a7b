package dev.fleetledger.command.repeat;

import java.util.Set;

import org.axonframework.messaging.InterceptorChain;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

import dev.fleetledger.command.answer.Answer;
import dev.fleetledger.command.answer.Problem;
import dev.fleetledger.command.answer.ProblemDocument;
import dev.fleetledger.command.refusal.Refusals;
import dev.fleetledger.command.request.Request;
import dev.fleetledger.command.rule.StateForbids;

/**
 * Executes a command behind a savepoint. If it is refused, its writes are rolled back, and the refusal and the stored response are
 * committed instead, while the idempotency key is still locked.
 */
@Component
final class Attempt {

    private static final Set<Integer> RECORDED = Set.of(403, 409, 412, 422);

    private final TransactionTemplate savepoint;
    private final Refusals refusals;

    Attempt(PlatformTransactionManager transactions, Refusals refusals) {
        this.savepoint = new TransactionTemplate(transactions);
        this.savepoint.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
        this.refusals = refusals;
    }

    Answer of(Request request, InterceptorChain chain) {
        try {
            return savepoint.execute(status -> (Answer) proceed(chain));
        } catch (Problem problem) {
            return refused(request, problem);
        } catch (StateForbids forbids) {
            return refused(request, problem(forbids));
        }
    }

    Answer refused(Request request, Problem problem) {
        if (RECORDED.contains(problem.status())) {
            refusals.record(request, problem);
        }
        return answered(request, problem);
    }

    Answer answered(Request request, Problem problem) {
        return ProblemDocument.of(problem, request.line().path(), request.source().trace().id());
    }

    private static Problem problem(StateForbids forbids) {
        return Problem.of(409, forbids.rule(), String.valueOf(forbids.getMessage()), forbids.remedy()).with(forbids.more());
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

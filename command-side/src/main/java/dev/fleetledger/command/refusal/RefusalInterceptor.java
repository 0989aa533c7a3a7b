package dev.fleetledger.command.refusal;

import java.util.concurrent.Callable;

import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

import dev.fleetledger.command.dispatch.InterceptorOrder;
import dev.fleetledger.command.message.Command;
import dev.fleetledger.problem.ProblemException;

/**
 * Executes a command behind a savepoint. If it is refused, its writes are rolled back, and the refusal is recorded and committed
 * instead (decision 60). The refusal of a command within another one is recorded as that of the other, if it passes it on.
 */
@Component
@Order(InterceptorOrder.REFUSAL)
final class RefusalInterceptor implements MessageHandlerInterceptor<CommandMessage<?>> {

    private final TransactionTemplate savepoint;
    private final RefusalRecorder refusalRecorder;

    RefusalInterceptor(PlatformTransactionManager transactions, RefusalRecorder refusalRecorder) {
        this.savepoint = new TransactionTemplate(transactions);
        this.savepoint.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
        this.refusalRecorder = refusalRecorder;
    }

    @Override
    public @Nullable Object handle(UnitOfWork<? extends CommandMessage<?>> work, InterceptorChain chain) {
        try {
            return savepoint.execute(status -> call(chain::proceed));
        } catch (ProblemException refusal) {
            if (work.isRoot()) {
                refusalRecorder.record((Command<?>) work.getMessage().getPayload(), refusal);
            }
            throw refusal;
        }
    }

    private static @Nullable Object call(Callable<@Nullable Object> callable) {
        try {
            return callable.call();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}

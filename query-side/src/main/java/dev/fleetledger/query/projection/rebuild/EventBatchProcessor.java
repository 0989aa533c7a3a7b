package dev.fleetledger.query.projection.rebuild;

import java.util.List;

import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.AbstractEventProcessor;
import org.axonframework.eventhandling.EventProcessingException;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.DefaultInterceptorChain;
import org.axonframework.messaging.ResultMessage;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.springframework.stereotype.Component;

import dev.fleetledger.query.projection.EventProjection;

/**
 * Passes a batch of events to the projections as their event processor does: with its interceptors, in one unit of work and one
 * transaction. The processor itself doesn't run meanwhile.
 */
@Component
class EventBatchProcessor {

    private final EventProcessingConfiguration processing;
    private final TransactionManager transactions;

    EventBatchProcessor(EventProcessingConfiguration processing, TransactionManager transactions) {
        this.processing = processing;
        this.transactions = transactions;
    }

    /** @throws EventProcessingException when an event can't be projected; the transaction is rolled back */
    void process(List<TrackedEventMessage<?>> events) {
        AbstractEventProcessor processor = processing.eventProcessor(EventProjection.GROUP, AbstractEventProcessor.class).orElseThrow();
        BatchingUnitOfWork<TrackedEventMessage<?>> unitOfWork = new BatchingUnitOfWork<>(events);
        unitOfWork.attachTransaction(transactions);
        ResultMessage<?> result = unitOfWork.executeWithResult(() ->
                new DefaultInterceptorChain<>(unitOfWork, processor.getHandlerInterceptors(), event -> {
                    processor.eventHandlerInvoker().handle(event, Segment.ROOT_SEGMENT);
                    return null;
                }).proceed());
        if (result.isExceptional()) {
            throw new EventProcessingException("The events could not be projected", result.exceptionResult());
        }
    }
}

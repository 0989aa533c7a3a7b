package dev.fleetledger.query.projection.run;

import java.util.List;

import jakarta.persistence.EntityManager;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import dev.fleetledger.query.projection.EventProjection;
import dev.fleetledger.query.projection.ProjectedEvent;
import dev.fleetledger.query.projection.RowKeys;
import dev.fleetledger.query.projection.ViewBatch;
import dev.fleetledger.query.projection.change.ChangeTable;
import dev.fleetledger.query.projection.checkpoint.CheckpointAwaiter;
import dev.fleetledger.query.projection.checkpoint.ProjectionCheckpoint;
import dev.fleetledger.query.projection.past.StepSequence;
import dev.fleetledger.query.projection.past.StepTable;

/**
 * Surrounds the event handlers of one batch, which is one unit of work and one transaction: locks the checkpoint and loads the rows before
 * the first handler, skips events at or before the checkpoint, writes the rows and moves the checkpoint before the commit. Axon registers
 * every bean of this type with all event processors.
 */
@Component
class ViewBatchInterceptor implements MessageHandlerInterceptor<EventMessage<?>> {

    private static final String START = ViewBatchInterceptor.class.getName();
    private static final String STEPS = StepSequence.class.getName();

    private final ProjectionCheckpoint projectionCheckpoint;
    private final CheckpointAwaiter checkpointAwaiter;
    private final ChangeTable changes;
    private final StepTable steps;
    private final EntityManager entityManager;
    private final RowKeys rowKeys = new RowKeys();

    ViewBatchInterceptor(ProjectionCheckpoint projectionCheckpoint, CheckpointAwaiter checkpointAwaiter, ChangeTable changes,
            StepTable steps, EntityManager entityManager, List<EventProjection> projections) {
        this.projectionCheckpoint = projectionCheckpoint;
        this.checkpointAwaiter = checkpointAwaiter;
        this.changes = changes;
        this.steps = steps;
        this.entityManager = entityManager;
        projections.forEach(projection -> projection.declareRows(rowKeys));
    }

    @Override
    public @Nullable Object handle(UnitOfWork<? extends EventMessage<?>> unitOfWork, InterceptorChain chain) throws Exception {
        @Nullable Long start = unitOfWork.getResource(START);
        if (start == null) {
            start = projectionCheckpoint.lock().position();
            unitOfWork.resources().put(START, start);
            open(start, (BatchingUnitOfWork<? extends EventMessage<?>>) unitOfWork);
        }
        ProjectedEvent event = ProjectedEvent.of(unitOfWork.getMessage());
        if (event.position() <= start) {
            return null;
        }
        unitOfWork.resources().put(ProjectionParameterResolverFactory.resource(ProjectedEvent.class), event);
        Object result = chain.proceed();
        StepSequence sequence = unitOfWork.getResource(STEPS);
        ViewBatch viewBatch = unitOfWork.getResource(ProjectionParameterResolverFactory.resource(ViewBatch.class));
        viewBatch.endStep(sequence.addEvent(event.position(), event.at()));
        return result;
    }

    private void open(long start, BatchingUnitOfWork<? extends EventMessage<?>> unitOfWork) {
        List<ProjectedEvent> events = unitOfWork.getMessages().stream().filter(message -> ProjectedEvent.positionOf(message) > start)
                .map(ProjectedEvent::of).toList();
        if (events.isEmpty()) {
            checkpointAwaiter.advance(start);
            return;
        }
        ViewBatch viewBatch = new ViewBatch(entityManager.unwrap(Session.class));
        rowKeys.load(events, viewBatch);
        unitOfWork.resources().put(ProjectionParameterResolverFactory.resource(ViewBatch.class), viewBatch);
        StepSequence sequence = steps.begin();
        unitOfWork.resources().put(STEPS, sequence);
        unitOfWork.onPrepareCommit(work -> {
            changes.append(viewBatch.write());
            steps.append(sequence);
            projectionCheckpoint.advanceEvents(events.getLast());
        });
        unitOfWork.afterCommit(work -> checkpointAwaiter.advance(events.getLast().position()));
    }
}

package dev.fleetledger.query.projection.run;

import java.util.ArrayList;
import java.util.List;

import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

import dev.fleetledger.query.projection.ProjectedEvent;

/** Receives events from Axon's processor, collects a batch and projects it before the processor's transaction commits. */
@Component
@Profile("!rebuild")
@ProcessingGroup(LedgerEventHandler.GROUP)
class LedgerEventHandler {

    static final String GROUP = "views";

    private final ProjectionRunner projectionRunner;

    LedgerEventHandler(ProjectionRunner projectionRunner) {
        this.projectionRunner = projectionRunner;
    }

    @EventHandler
    void on(Object payload, TrackedEventMessage<?> message) {
        UnitOfWork<?> batch = CurrentUnitOfWork.get().root();
        List<ProjectedEvent> gathered = batch.getOrComputeResource(GROUP, key -> {
            List<ProjectedEvent> events = new ArrayList<>();
            batch.onPrepareCommit(work -> projectionRunner.projectEvents(events));
            return events;
        });
        gathered.add(ProjectedEvent.of(message));
    }
}

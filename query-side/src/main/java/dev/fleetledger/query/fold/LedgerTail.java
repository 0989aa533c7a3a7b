package dev.fleetledger.query.fold;

import java.util.ArrayList;
import java.util.List;

import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Receives events from Axon's processor, collects a batch and projects it before the processor's transaction commits. */
@Component
@Profile("!rebuild")
@ProcessingGroup(LedgerTail.GROUP)
class LedgerTail {

    static final String GROUP = "views";

    private final Folding folding;

    LedgerTail(Folding folding) {
        this.folding = folding;
    }

    @EventHandler
    void on(Object payload, TrackedEventMessage<?> message) {
        UnitOfWork<?> batch = CurrentUnitOfWork.get().root();
        List<LedgerEvent> gathered = batch.getOrComputeResource(GROUP, key -> {
            List<LedgerEvent> events = new ArrayList<>();
            batch.onPrepareCommit(work -> folding.events(events));
            return events;
        });
        gathered.add(LedgerEvent.of(message));
    }
}

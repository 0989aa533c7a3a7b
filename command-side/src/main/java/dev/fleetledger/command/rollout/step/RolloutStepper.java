package dev.fleetledger.command.rollout.step;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.stereotype.Component;

import dev.fleetledger.command.rollout.Rollout;
import dev.fleetledger.command.stream.EventStream;
import dev.fleetledger.command.stream.IdGenerator;
import dev.fleetledger.command.stream.StreamIds;
import dev.fleetledger.command.stream.SystemMetadata;
import dev.fleetledger.contract.rollout.RolloutEvent;
import dev.fleetledger.contract.rollout.RolloutKind;
import dev.fleetledger.ledger.Ledger;
import dev.fleetledger.ledger.NewEvent;
import dev.fleetledger.ledger.RecordedEvent;

/** Lets a rollout go on in the caller's transaction. What has nothing to do, or comes twice, does nothing. */
@Component
final class RolloutStepper {

    private static final String ACTION = "rollout.advance";

    private final Ledger ledger;
    private final RolloutTable rolloutTable;
    private final StepExecutor stepExecutor;
    private final SystemMetadata systemMetadata;

    RolloutStepper(Ledger ledger, RolloutTable rolloutTable, StepExecutor stepExecutor, IdGenerator idGenerator) {
        this.ledger = ledger;
        this.rolloutTable = rolloutTable;
        this.stepExecutor = stepExecutor;
        this.systemMetadata = new SystemMetadata(idGenerator, ACTION);
    }

    /** @return when to execute the next one, unless something happens before; empty: only then */
    Optional<Instant> step(UUID id, Instant now) {
        if (!rolloutTable.lock(id)) {
            return Optional.empty();
        }
        List<RecordedEvent> recorded = ledger.read(StreamIds.rollout(id));
        EventStream<RolloutEvent> eventStream = EventStream.of(StreamIds.rollout(id), RolloutEvent.class, recorded);
        Rollout rollout = Rollout.replay(eventStream.events());
        if (rollout instanceof Rollout.Ended && isBeingDeleted(rollout)) {
            // What is heard of a cluster in debt is the next step, should the deletion be aborted.
            return Optional.empty();
        }
        StepExecutor.Execution execution = stepExecutor.execute(rollout, now);
        List<NewEvent> events = new ArrayList<>(eventStream.next(execution.events()));
        events.addAll(execution.generations());
        if (!events.isEmpty()) {
            ledger.append(events, systemMetadata.causedBy(recorded.getFirst()));
        }
        if (!execution.ends().isEmpty()) {
            ledger.append(execution.ends(), systemMetadata.onBehalfOf(recorded.getFirst()));
        }
        return Optional.ofNullable(execution.next());
    }

    /** A deletion pays no debts of former rollouts: it would have to end the workload there again. */
    private boolean isBeingDeleted(Rollout rollout) {
        return rolloutTable.findOpen(Rollout.requireState(rollout).planned().workload()).filter(it -> it.kind() == RolloutKind.DELETE)
                .isPresent();
    }
}

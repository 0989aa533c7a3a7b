package dev.fleetledger.command.undo.entry;

import java.util.UUID;

import org.springframework.stereotype.Component;

import dev.fleetledger.command.rollout.Rollout;
import dev.fleetledger.command.rollout.plan.RolloutPlanner;
import dev.fleetledger.command.rollout.step.RolloutTable;
import dev.fleetledger.command.stream.EventStreamRepository;
import dev.fleetledger.command.stream.StreamIds;
import dev.fleetledger.command.undo.inverse.RolloutFacts;
import dev.fleetledger.contract.rollout.RolloutEvent;

/** Reads what became of a command's rollout. */
@Component
final class RolloutFactsReader {

    private final EventStreamRepository streamRepository;
    private final RolloutTable rolloutTable;
    private final RolloutPlanner rolloutPlanner;

    RolloutFactsReader(EventStreamRepository streamRepository, RolloutTable rolloutTable, RolloutPlanner rolloutPlanner) {
        this.streamRepository = streamRepository;
        this.rolloutTable = rolloutTable;
        this.rolloutPlanner = rolloutPlanner;
    }

    /** The workload that the rollout concerns. */
    UUID findWorkload(UUID rollout) {
        return Rollout.requireState(load(rollout)).planned().workload();
    }

    RolloutFacts read(UUID id) {
        Rollout rollout = load(id);
        UUID workload = Rollout.requireState(rollout).planned().workload();
        return new RolloutFacts(id, rollout instanceof Rollout.Ended ended ? ended.outcome() : null,
                rolloutTable.findNewest(workload).filter(id::equals).isPresent(), !rolloutPlanner.findTouched(workload, id).isEmpty());
    }

    private Rollout load(UUID rollout) {
        return Rollout.replay(streamRepository.load(StreamIds.rollout(rollout), RolloutEvent.class).events());
    }
}

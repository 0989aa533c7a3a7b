package dev.fleetledger.command.rollout.repository;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import dev.fleetledger.command.access.authorization.Authorization;
import dev.fleetledger.command.fleet.ClusterTable;
import dev.fleetledger.command.message.CommandReceipt;
import dev.fleetledger.command.rollout.Rollout;
import dev.fleetledger.command.rollout.RolloutState;
import dev.fleetledger.command.rollout.step.RolloutTable;
import dev.fleetledger.command.rollout.step.RolloutWakeup;
import dev.fleetledger.command.rollout.step.StepWriter;
import dev.fleetledger.command.stream.EventStream;
import dev.fleetledger.command.stream.EventStreamRepository;
import dev.fleetledger.command.stream.StreamIds;
import dev.fleetledger.command.workload.WorkloadState;
import dev.fleetledger.command.workload.repository.LoadedWorkload;
import dev.fleetledger.command.workload.repository.WorkloadRepository;
import dev.fleetledger.contract.rollout.RolloutEvent;
import dev.fleetledger.judgement.access.Action;
import dev.fleetledger.problem.NotFoundException;
import dev.fleetledger.problem.PermissionMissingException;

/** Loads a rollout for a person's command, and appends what the command decides. */
@Component
public final class RolloutRepository {

    private final EventStreamRepository streamRepository;
    private final WorkloadRepository workloadRepository;
    private final ClusterTable clusterTable;
    private final RolloutTable rolloutTable;
    private final StepWriter stepWriter;
    private final RolloutWakeup wakeup;

    RolloutRepository(EventStreamRepository streamRepository, WorkloadRepository workloadRepository, ClusterTable clusterTable,
            RolloutTable rolloutTable, StepWriter stepWriter, RolloutWakeup wakeup) {
        this.streamRepository = streamRepository;
        this.workloadRepository = workloadRepository;
        this.clusterTable = clusterTable;
        this.rolloutTable = rolloutTable;
        this.stepWriter = stepWriter;
        this.wakeup = wakeup;
    }

    /**
     * @throws NotFoundException when the rollout does not exist, or its workload is not visible to the actor
     */
    public LoadedRollout find(@Nullable UUID id, Authorization authorization) {
        if (id == null || !rolloutTable.lock(id)) {
            throw new NotFoundException("rollout");
        }
        EventStream<RolloutEvent> eventStream = streamRepository.load(StreamIds.rollout(id), RolloutEvent.class);
        Rollout rollout = Rollout.replay(eventStream.events());
        RolloutState state = Rollout.requireState(rollout);
        LoadedWorkload workload = findWorkload(state, authorization);
        WorkloadState workloadState = workload.state();
        return new LoadedRollout(rollout, eventStream, workloadState.namespace(), authorization);
    }

    /** A rollout is visible with its workload, and hidden with it. */
    private LoadedWorkload findWorkload(RolloutState state, Authorization authorization) {
        try {
            return workloadRepository.find(state.planned().workload(), authorization);
        } catch (NotFoundException e) {
            throw new NotFoundException("rollout");
        }
    }

    /** @throws PermissionMissingException with every cluster of these where the right to change the workload is missing */
    public void requireChange(LoadedRollout found, Collection<String> clusters) {
        found.authorization().requireInAll(Action.CHANGE_WORKLOAD, clusterTable.find(clusters), found.namespace());
    }

    /** The rollout goes on after the command. */
    public CommandReceipt append(LoadedRollout found, List<RolloutEvent> events, Instant now) {
        UUID rollout = found.state().planned().rollout();
        stepWriter.write(events, Set.of());
        if (!events.isEmpty()) {
            wakeup.wake(List.of(rollout), now);
        }
        return new CommandReceipt(rollout.toString(), found.versionAfter(events), streamRepository.append(found.eventStream(), events));
    }
}

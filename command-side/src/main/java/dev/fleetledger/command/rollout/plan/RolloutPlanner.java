package dev.fleetledger.command.rollout.plan;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.springframework.stereotype.Component;

import dev.fleetledger.command.deployment.DeploymentCommand.Policies;
import dev.fleetledger.command.fleet.ReservedNameTable;
import dev.fleetledger.command.rollout.Rollout;
import dev.fleetledger.command.rollout.RolloutCommand;
import dev.fleetledger.command.rollout.step.RolloutClusterTable;
import dev.fleetledger.command.rollout.step.RolloutLauncher;
import dev.fleetledger.command.rollout.step.RolloutTable;
import dev.fleetledger.command.rollout.step.StepWriter;
import dev.fleetledger.command.stream.EventStream;
import dev.fleetledger.command.stream.EventStreamRepository;
import dev.fleetledger.command.stream.StreamIds;
import dev.fleetledger.contract.rollout.RolloutEvent;
import dev.fleetledger.contract.rollout.RolloutEvent.Planned;
import dev.fleetledger.contract.rollout.RolloutKind;
import dev.fleetledger.ledger.NewEvent;
import dev.fleetledger.manifest.rollout.PlannedWave;
import dev.fleetledger.manifest.rollout.RolloutPlan;

/**
 * Plans a rollout and executes its first step: ends the workload's open rollout, freezes targets and waves, and sends what the first wave
 * may send at once. The caller appends the returned events.
 */
@Component
public final class RolloutPlanner {

    private final EventStreamRepository streamRepository;
    private final TargetPlanner targetPlanner;
    private final WavePlanner wavePlanner;
    private final ApprovalPlanner approvalPlanner;
    private final RolloutTable rolloutTable;
    private final RolloutClusterTable clusterTable;
    private final ReservedNameTable nameTable;
    private final StepWriter stepWriter;
    private final RolloutLauncher rolloutLauncher;
    private final InstantSource clock;

    RolloutPlanner(EventStreamRepository streamRepository, TargetPlanner targetPlanner, WavePlanner wavePlanner,
            ApprovalPlanner approvalPlanner, RolloutTable rolloutTable, RolloutClusterTable clusterTable, ReservedNameTable nameTable,
            StepWriter stepWriter, RolloutLauncher rolloutLauncher, InstantSource clock) {
        this.streamRepository = streamRepository;
        this.targetPlanner = targetPlanner;
        this.wavePlanner = wavePlanner;
        this.approvalPlanner = approvalPlanner;
        this.rolloutTable = rolloutTable;
        this.clusterTable = clusterTable;
        this.nameTable = nameTable;
        this.stepWriter = stepWriter;
        this.rolloutLauncher = rolloutLauncher;
        this.clock = clock;
    }

    public List<NewEvent> plan(RolloutRequest request) {
        Instant now = clock.instant();
        RolloutPlan plan = request.option().plan() == null ? RolloutPlan.of(request.workload().placement())
                : RolloutPlan.ofDocument(request.option().plan());
        Policies policies = DeploymentPolicies.of(request.workload().placement(), plan.deadline());
        FrozenTargets targets = targetPlanner.freeze(request, policies);
        List<PlannedWave> waves = wavePlanner.resolve(plan, targets.names(), now);
        Planned planned = new Planned(request.rollout(), request.workload().workload(), request.workload().namespace(),
                request.workload().name(), request.kind(), request.revision(), request.workload().placementVersion(),
                request.option().basis(), plan.document(), waves.stream().map(WavePlanner::toWave).toList(), targets.toTargets(),
                approvalPlanner.rules(request.workload().namespace(), waves, targets),
                new RolloutEvent.Policies(policies.conflict(), policies.drift(), policies.deadline(),
                        policies.driftIgnore().isEmpty() ? null : policies.driftIgnore()));
        List<NewEvent> events = new ArrayList<>(replaceOpen(planned, targets.applied()));
        clusterTable.dropDebts(planned.workload(), targets.names());
        // A deletion may still be aborted: it gives them up when it is completed.
        if (request.kind() != RolloutKind.DELETE) {
            nameTable.free(planned.workload(), targets.neverPlaced());
            clusterTable.dropDebts(planned.workload(), request.ending());
        }
        events.addAll(rolloutLauncher.launch(planned, targets.placed(), request.debts(), now));
        return events;
    }

    /** Clusters that the rollout has sent a generation to. */
    public Set<String> findTouched(UUID workload, UUID rollout) {
        return targetPlanner.findTouched(workload, rollout, clustersOf(workload, rollout));
    }

    private Collection<String> clustersOf(UUID workload, UUID rollout) {
        List<RolloutEvent> events = streamRepository.load(StreamIds.rollout(rollout), RolloutEvent.class).events();
        if (events.isEmpty()) {
            return List.of();
        }
        var state = Rollout.requireState(Rollout.replay(events));
        return state.planned().workload().equals(workload) ? state.clusters() : List.of();
    }

    private List<NewEvent> replaceOpen(Planned planned, Collection<String> applied) {
        List<NewEvent> events = new ArrayList<>();
        for (UUID open : rolloutTable.lockOpen(planned.workload())) {
            EventStream<RolloutEvent> eventStream = streamRepository.load(StreamIds.rollout(open), RolloutEvent.class);
            List<RolloutEvent> replaced = Rollout.decide(Rollout.replay(eventStream.events()),
                    new RolloutCommand.Replace(planned.rollout()));
            stepWriter.write(replaced, new HashSet<>(applied));
            events.addAll(eventStream.next(replaced));
        }
        return events;
    }
}

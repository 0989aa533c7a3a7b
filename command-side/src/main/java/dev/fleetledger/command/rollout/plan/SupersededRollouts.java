package dev.fleetledger.command.rollout.plan;

import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.springframework.stereotype.Component;

import dev.fleetledger.command.deployment.Deployment;
import dev.fleetledger.command.rollout.Rollout;
import dev.fleetledger.command.stream.EventStream;
import dev.fleetledger.command.stream.EventStreamRepository;
import dev.fleetledger.command.stream.StreamIds;
import dev.fleetledger.contract.deployment.DeploymentEvent;
import dev.fleetledger.contract.rollout.RolloutEvent;
import dev.fleetledger.ledger.NewEvent;
import dev.fleetledger.ledger.StreamId;

/** Ends running rollouts in the command that gives the last of their unsettled clusters another generation, or an end, not later. */
@Component
final class SupersededRollouts {

    private final EventStreamRepository streamRepository;

    SupersededRollouts(EventStreamRepository streamRepository) {
        this.streamRepository = streamRepository;
    }

    /**
     * A rollout that has settled in all these clusters is left to the sweep, which completes it.
     *
     * @param changing deployments, before the command, that get another generation by it
     */
    List<NewEvent> finish(UUID workload, Collection<EventStream<DeploymentEvent>> changing) {
        Set<StreamId> changed = changing.stream().map(EventStream::stream).collect(toSet());
        List<UUID> rollouts = changing.stream().flatMap(it -> running(it).stream()).filter(it -> !it.settled())
                .map(it -> it.wanted().rollout()).filter(Objects::nonNull).distinct().toList();
        List<NewEvent> events = new ArrayList<>();
        streamRepository.loadAll(rollouts.stream().map(StreamIds::rollout).toList(), RolloutEvent.class).values().forEach(eventStream -> {
            Rollout rollout = Rollout.replay(eventStream.events());
            if (rollout instanceof Rollout.Running running && !isAwaited(running, workload, changed)) {
                events.addAll(eventStream.next(Rollout.supersede(rollout)));
            }
        });
        return events;
    }

    /** Whether a cluster that keeps its generation has yet to settle it. One that failed still may. */
    private boolean isAwaited(Rollout.Running rollout, UUID workload, Set<StreamId> changed) {
        List<StreamId> others = rollout.clusters().stream().map(cluster -> StreamIds.deployment(workload, cluster))
                .filter(stream -> !changed.contains(stream)).toList();
        return streamRepository.loadAll(others, DeploymentEvent.class).values().stream().flatMap(it -> running(it).stream())
                .anyMatch(it -> !it.settled() && rollout.rollout().equals(it.wanted().rollout()));
    }

    private static Optional<Deployment.Running> running(EventStream<DeploymentEvent> eventStream) {
        return Deployment.replay(eventStream.events()) instanceof Deployment.Running it ? Optional.of(it) : Optional.empty();
    }
}

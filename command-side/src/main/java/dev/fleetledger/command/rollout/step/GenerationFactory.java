package dev.fleetledger.command.rollout.step;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import dev.fleetledger.command.deployment.Deployment;
import dev.fleetledger.command.rollout.RolloutState;
import dev.fleetledger.command.stream.EventStream;
import dev.fleetledger.command.stream.EventStreamRepository;
import dev.fleetledger.command.stream.IdGenerator;
import dev.fleetledger.command.stream.StreamIds;
import dev.fleetledger.contract.deployment.DeploymentAction;
import dev.fleetledger.contract.deployment.DeploymentEvent;
import dev.fleetledger.contract.rollout.RolloutEvent.Planned;
import dev.fleetledger.contract.rollout.RolloutEvent.Policies;
import dev.fleetledger.contract.rollout.RolloutEvent.Target;
import dev.fleetledger.ledger.ManifestStore;
import dev.fleetledger.ledger.StreamId;

/** Makes the generations that a rollout sends, from its frozen manifests. It reads only the deployments that it changes. */
@Component
final class GenerationFactory {

    private final EventStreamRepository streamRepository;
    private final ManifestStore manifestStore;
    private final IdGenerator idGenerator;

    GenerationFactory(EventStreamRepository streamRepository, ManifestStore manifestStore, IdGenerator idGenerator) {
        this.streamRepository = streamRepository;
        this.manifestStore = manifestStore;
        this.idGenerator = idGenerator;
    }

    /** @param events none where the deployment needs no generation: what is to be ended has ended */
    record Generation(String cluster, long number, EventStream<DeploymentEvent> eventStream, List<DeploymentEvent> events) {}

    List<Generation> create(RolloutState state, List<String> clusters) {
        Map<StreamId, EventStream<DeploymentEvent>> streams = streamRepository.loadAll(clusters.stream()
                .map(cluster -> StreamIds.deployment(state.planned().workload(), cluster)).toList(), DeploymentEvent.class);
        Map<String, Target> targets = targets(state, new HashSet<>(clusters));
        List<GenerationChange> changes = new ArrayList<>();
        for (String cluster : clusters) {
            StreamId stream = StreamIds.deployment(state.planned().workload(), cluster);
            EventStream<DeploymentEvent> eventStream = streams.getOrDefault(stream, EventStream.empty(stream));
            changes.add(change(state.planned(), targets.get(cluster), cluster, eventStream));
        }
        ServiceChangeCalculator calculator = ServiceChangeCalculator.read(changes.stream()
                .filter(it -> it.target().action() == DeploymentAction.APPLY).toList(), manifestStore);
        return changes.stream().map(it -> generation(it, calculator)).toList();
    }

    private Generation generation(GenerationChange change, ServiceChangeCalculator calculator) {
        ServiceChanges services = change.target().action() == DeploymentAction.APPLY ? calculator.between(change) : ServiceChanges.NONE;
        List<DeploymentEvent> events = change.decide(idGenerator.next(), services);
        return new Generation(change.cluster(), events.isEmpty() ? 0 : events.getLast().generation(), change.eventStream(), events);
    }

    private static Map<String, Target> targets(RolloutState state, Set<String> clusters) {
        Map<String, Target> targets = new HashMap<>();
        state.planned().targets().forEach(target -> target.clusters().stream().filter(clusters::contains)
                .forEach(cluster -> targets.put(cluster, target)));
        return targets;
    }

    private static GenerationChange change(Planned planned, @Nullable Target target, String cluster,
            EventStream<DeploymentEvent> eventStream) {
        Deployment last = Deployment.replay(eventStream.events());
        return target == null ? repeat(planned, cluster, eventStream, last)
                : new GenerationChange(planned, target, cluster, eventStream, last);
    }

    /** A rollout of a former version doesn't say what it sent; the deployment does. */
    private static GenerationChange repeat(Planned planned, String cluster, EventStream<DeploymentEvent> eventStream, Deployment last) {
        DeploymentEvent.Wanted wanted = Deployment.findWanted(last).orElseThrow();
        Planned former = new Planned(planned.rollout(), planned.workload(), wanted.namespace(), wanted.name(), planned.kind(),
                planned.revision(), planned.placementVersion(), null, planned.plan(), planned.waves(), List.of(), List.of(),
                new Policies(wanted.conflict(), wanted.drift(), wanted.deadline(), wanted.driftIgnore()));
        return new GenerationChange(former, new Target(DeploymentAction.APPLY, wanted.manifest(), wanted.revision(), List.of(cluster)),
                cluster, eventStream, last);
    }
}

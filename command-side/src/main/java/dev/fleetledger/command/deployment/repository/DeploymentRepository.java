package dev.fleetledger.command.deployment.repository;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

import org.springframework.stereotype.Component;

import dev.fleetledger.command.deployment.Deployment;
import dev.fleetledger.command.stream.EventStream;
import dev.fleetledger.command.stream.EventStreamRepository;
import dev.fleetledger.command.stream.StreamIds;
import dev.fleetledger.contract.deployment.DeploymentEvent;
import dev.fleetledger.ledger.StreamId;

/** Reads what a workload's deployments are. */
@Component
public final class DeploymentRepository {

    private final EventStreamRepository streamRepository;

    DeploymentRepository(EventStreamRepository streamRepository) {
        this.streamRepository = streamRepository;
    }

    /** Reads all in one query, by cluster, in the given order; where the workload never was it is {@link Deployment#NONE}. */
    public Map<String, Deployment> find(UUID workload, Collection<String> clusters) {
        Map<StreamId, EventStream<DeploymentEvent>> streams = streamRepository.loadAll(
                clusters.stream().map(it -> StreamIds.deployment(workload, it)).toList(), DeploymentEvent.class);
        Map<String, Deployment> deployments = new LinkedHashMap<>();
        for (String cluster : clusters) {
            EventStream<DeploymentEvent> eventStream = streams.get(StreamIds.deployment(workload, cluster));
            deployments.put(cluster, eventStream == null ? Deployment.NONE : Deployment.replay(eventStream.events()));
        }
        return deployments;
    }
}

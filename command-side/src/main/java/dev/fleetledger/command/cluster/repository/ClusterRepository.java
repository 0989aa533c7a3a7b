package dev.fleetledger.command.cluster.repository;

import java.util.List;

import org.springframework.stereotype.Component;

import dev.fleetledger.command.access.authorization.Authorization;
import dev.fleetledger.command.cluster.Cluster;
import dev.fleetledger.command.fleet.ClusterTable;
import dev.fleetledger.command.message.CommandReceipt;
import dev.fleetledger.command.stream.EventStream;
import dev.fleetledger.command.stream.EventStreamRepository;
import dev.fleetledger.command.stream.StreamIds;
import dev.fleetledger.contract.cluster.ClusterEvent;
import dev.fleetledger.contract.refusal.RefusalEvent.Target;
import dev.fleetledger.judgement.access.Action;
import dev.fleetledger.problem.NotFoundException;
import dev.fleetledger.problem.PermissionMissingException;

/** Loads a cluster after the checks common to all use cases, in the order that the API defines. */
@Component
public final class ClusterRepository {

    private final EventStreamRepository streamRepository;
    private final ClusterTable clusterTable;

    ClusterRepository(EventStreamRepository streamRepository, ClusterTable clusterTable) {
        this.streamRepository = streamRepository;
        this.clusterTable = clusterTable;
    }

    /**
     * @throws NotFoundException          when there is no such cluster, or the actor may not see it
     * @throws PermissionMissingException when the actor may not do this to it
     */
    public LoadedCluster find(String name, Action action, Authorization authorization) {
        var row = clusterTable.find(name).orElseThrow(() -> new NotFoundException("cluster"));
        authorization.requireVisible(row);
        authorization.audit().setTarget(new Target(null, null, name, null));
        authorization.requireOnCluster(action, row);
        EventStream<ClusterEvent> eventStream = streamRepository.load(StreamIds.cluster(name), ClusterEvent.class);
        return new LoadedCluster(name, Cluster.replay(eventStream.events()), eventStream);
    }

    public CommandReceipt append(LoadedCluster found, List<ClusterEvent> events) {
        String position = streamRepository.append(found.eventStream(), events);
        return new CommandReceipt(found.name(), found.eventStream().versionAfter(events), position);
    }
}

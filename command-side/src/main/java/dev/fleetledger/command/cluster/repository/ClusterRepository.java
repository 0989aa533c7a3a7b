package dev.fleetledger.command.cluster.repository;

import java.util.List;

import org.springframework.stereotype.Component;

import dev.fleetledger.command.access.authorization.Authorization;
import dev.fleetledger.command.access.authorization.AuthorizationService;
import dev.fleetledger.command.cluster.Cluster;
import dev.fleetledger.command.fleet.ClusterTable;
import dev.fleetledger.command.request.CommandRequest;
import dev.fleetledger.command.response.CommandResult;
import dev.fleetledger.command.response.ProblemException;
import dev.fleetledger.command.stream.EventStream;
import dev.fleetledger.command.stream.EventStreamRepository;
import dev.fleetledger.command.stream.StreamIds;
import dev.fleetledger.contract.cluster.ClusterEvent;
import dev.fleetledger.contract.refusal.RefusalEvent.Target;
import dev.fleetledger.judgement.access.Action;

/** Loads a cluster after the checks common to all use cases, in the order that the API defines. */
@Component
public final class ClusterRepository {

    private final EventStreamRepository streamRepository;
    private final ClusterTable clusterTable;
    private final AuthorizationService authorizationService;

    ClusterRepository(EventStreamRepository streamRepository, ClusterTable clusterTable, AuthorizationService authorizationService) {
        this.streamRepository = streamRepository;
        this.clusterTable = clusterTable;
        this.authorizationService = authorizationService;
    }

    /** @throws ProblemException 404 or 403 */
    public LoadedCluster find(String name, Action action, CommandRequest commandRequest) {
        var row = clusterTable.find(name).orElseThrow(() -> ProblemException.notFound("cluster"));
        Authorization authorization = authorizationService.authorize(commandRequest);
        authorization.requireVisible(row);
        commandRequest.audit().setTarget(new Target(null, null, name, null));
        authorization.requireOnCluster(action, row);
        EventStream<ClusterEvent> eventStream = streamRepository.load(StreamIds.cluster(name), ClusterEvent.class);
        return new LoadedCluster(name, Cluster.replay(eventStream.events()), eventStream);
    }

    public CommandResult append(LoadedCluster found, List<ClusterEvent> events, CommandRequest commandRequest) {
        String position = streamRepository.append(found.eventStream(), events, commandRequest);
        return new CommandResult(found.name(), found.eventStream().versionAfter(events), position);
    }
}

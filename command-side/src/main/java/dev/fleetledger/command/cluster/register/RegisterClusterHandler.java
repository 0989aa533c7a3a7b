package dev.fleetledger.command.cluster.register;

import java.util.List;

import org.axonframework.commandhandling.CommandHandler;
import org.springframework.stereotype.Component;

import dev.fleetledger.command.access.authorization.Authorization;
import dev.fleetledger.command.cluster.Cluster;
import dev.fleetledger.command.cluster.ClusterCommand;
import dev.fleetledger.command.cluster.repository.ClusterLabelValidator;
import dev.fleetledger.command.fleet.ClusterSyntax;
import dev.fleetledger.command.fleet.ClusterTable;
import dev.fleetledger.command.message.CommandReceipt;
import dev.fleetledger.command.stream.EventStream;
import dev.fleetledger.command.stream.EventStreamRepository;
import dev.fleetledger.command.stream.StreamIds;
import dev.fleetledger.contract.cluster.ClusterEvent;
import dev.fleetledger.contract.refusal.RefusalEvent.Target;
import dev.fleetledger.judgement.access.Action;

@Component
final class RegisterClusterHandler {

    private final EventStreamRepository streamRepository;
    private final ClusterTable clusterTable;

    RegisterClusterHandler(EventStreamRepository streamRepository, ClusterTable clusterTable) {
        this.streamRepository = streamRepository;
        this.clusterTable = clusterTable;
    }

    @CommandHandler
    CommandReceipt handle(RegisterCluster command, Authorization authorization) {
        authorization.requireInFleet(Action.MANAGE_FLEET);
        String name = command.name();
        if (ClusterSyntax.isName(name)) {
            authorization.audit().setTarget(new Target(null, null, name, null));
        }
        EventStream<ClusterEvent> eventStream = streamRepository.load(StreamIds.cluster(name), ClusterEvent.class);
        List<ClusterEvent> events = Cluster.decide(Cluster.replay(eventStream.events()),
                new ClusterCommand.Register(name, command.displayName(), command.labels()));
        ClusterLabelValidator.requireNone(RegisterClusterRules.violations(command));
        clusterTable.add(name, command.labels());
        return new CommandReceipt(name, eventStream.versionAfter(events), streamRepository.append(eventStream, events));
    }
}

package dev.fleetledger.command.cluster.register;

import java.util.List;

import org.axonframework.commandhandling.CommandHandler;
import org.springframework.stereotype.Component;

import dev.fleetledger.command.access.authorization.AuthorizationService;
import dev.fleetledger.command.cluster.Cluster;
import dev.fleetledger.command.cluster.ClusterCommand;
import dev.fleetledger.command.cluster.repository.ClusterLabelValidator;
import dev.fleetledger.command.fleet.ClusterSyntax;
import dev.fleetledger.command.fleet.ClusterTable;
import dev.fleetledger.command.request.CommandRequest;
import dev.fleetledger.command.response.CommandResponse;
import dev.fleetledger.command.response.CommandResult;
import dev.fleetledger.command.stream.EventStream;
import dev.fleetledger.command.stream.EventStreamRepository;
import dev.fleetledger.command.stream.StreamIds;
import dev.fleetledger.contract.cluster.ClusterEvent;
import dev.fleetledger.contract.refusal.RefusalEvent.Target;
import dev.fleetledger.judgement.access.Action;

@Component
final class RegisterClusterHandler {

    private final AuthorizationService authorizationService;
    private final EventStreamRepository streamRepository;
    private final ClusterTable clusterTable;

    RegisterClusterHandler(AuthorizationService authorizationService, EventStreamRepository streamRepository, ClusterTable clusterTable) {
        this.authorizationService = authorizationService;
        this.streamRepository = streamRepository;
        this.clusterTable = clusterTable;
    }

    @CommandHandler
    CommandResponse handle(RegisterCluster command) {
        CommandRequest commandRequest = command.request();
        authorizationService.authorize(commandRequest).requireInFleet(Action.MANAGE_FLEET);
        RegisterClusterBody body = commandRequest.body().read(RegisterClusterBody::of);
        commandRequest.audit().setReason(body.reason());
        if (ClusterSyntax.isName(body.name())) {
            commandRequest.audit().setTarget(new Target(null, null, body.name(), null));
        }
        EventStream<ClusterEvent> eventStream = streamRepository.load(StreamIds.cluster(body.name()), ClusterEvent.class);
        List<ClusterEvent> events = Cluster.decide(Cluster.replay(eventStream.events()),
                new ClusterCommand.Register(body.name(), body.displayName(), body.labels()));
        ClusterLabelValidator.requireNone(body.violations());
        clusterTable.add(body.name(), body.labels());
        String position = streamRepository.append(eventStream, events, commandRequest);
        return CommandResponse.of(201, new CommandResult(body.name(), eventStream.versionAfter(events), position)
                .withLocation("/api/v1/clusters/" + body.name()));
    }
}

package dev.fleetledger.command.cluster.forget;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import dev.fleetledger.command.access.authorization.Authorization;
import dev.fleetledger.command.cluster.Cluster;
import dev.fleetledger.command.cluster.ClusterCommand;
import dev.fleetledger.command.cluster.repository.ClusterRepository;
import dev.fleetledger.command.cluster.repository.LoadedCluster;
import dev.fleetledger.command.deployment.Deployment;
import dev.fleetledger.command.deployment.DeploymentCommand;
import dev.fleetledger.command.fleet.AgentTable;
import dev.fleetledger.command.fleet.ClusterTable;
import dev.fleetledger.command.fleet.CredentialTable;
import dev.fleetledger.command.fleet.GuardRails;
import dev.fleetledger.command.fleet.RemovalTable;
import dev.fleetledger.command.fleet.ReservedNameTable;
import dev.fleetledger.command.message.CommandMetadata;
import dev.fleetledger.command.message.CommandReceipt;
import dev.fleetledger.command.message.IrreversibleAct;
import dev.fleetledger.command.settings.CommandSideProperties;
import dev.fleetledger.command.stream.EventStreamRepository;
import dev.fleetledger.command.stream.StreamIds;
import dev.fleetledger.contract.cluster.ClusterEvent;
import dev.fleetledger.contract.deployment.DeploymentEvent;
import dev.fleetledger.judgement.access.Action;
import dev.fleetledger.ledger.NewEvent;
import dev.fleetledger.problem.ProblemViolation;
import dev.fleetledger.problem.RuleViolationException;

/** Forgets a cluster in one transaction: marks its deployments as forgotten, frees its names and retires its credentials. */
@Component
final class ForgetClusterHandler {

    private final ClusterRepository clusterRepository;
    private final EventStreamRepository streamRepository;
    private final ClusterTable clusterTable;
    private final ReservedNameTable nameTable;
    private final CredentialTable credentialTable;
    private final RemovalTable removalTable;
    private final AgentTable agentTable;
    private final Duration silentAfter;
    private final InstantSource clock;
    private final GuardRails guardRails;

    ForgetClusterHandler(ClusterRepository clusterRepository, EventStreamRepository streamRepository, ClusterTable clusterTable,
            ReservedNameTable nameTable, CredentialTable credentialTable, RemovalTable removalTable, AgentTable agentTable,
            CommandSideProperties properties, InstantSource clock, GuardRails guardRails) {
        this.clusterRepository = clusterRepository;
        this.streamRepository = streamRepository;
        this.clusterTable = clusterTable;
        this.nameTable = nameTable;
        this.credentialTable = credentialTable;
        this.removalTable = removalTable;
        this.agentTable = agentTable;
        this.silentAfter = properties.clusterSilentAfter();
        this.clock = clock;
        this.guardRails = guardRails;
    }

    @CommandHandler
    CommandReceipt handle(ForgetCluster command, Authorization authorization,
            @MetaDataValue(CommandMetadata.REASON) @Nullable String reason) {
        LoadedCluster found = clusterRepository.find(command.cluster(), Action.MANAGE_FLEET, authorization);
        command.expectedVersion().require(found.eventStream().version());
        List<ClusterEvent> forgotten = Cluster.decide(found.cluster(), new ClusterCommand.Forget(
                agentTable.findLastHeard(found.name()).orElse(null), clock.instant().minus(silentAfter)));
        guardRails.requireReason(IrreversibleAct.FORGET_CLUSTER, reason);
        requireName(found.name(), command.confirmedName());
        removalTable.end(found.name());
        // Waits for transactions that are placing workloads in this cluster, so that their deployments are forgotten too.
        clusterTable.lockExclusively(found.name());
        List<NewEvent> events = new ArrayList<>(found.eventStream().next(forgotten));
        events.addAll(forgetDeployments(found.name()));
        updateTables(found.name());
        return new CommandReceipt(found.name(), found.eventStream().versionAfter(forgotten), streamRepository.append(events));
    }

    private static void requireName(String name, String confirmed) {
        if (!name.equals(confirmed)) {
            throw new RuleViolationException("NameIsOfAnotherCluster", "The body names another cluster than the path, which is " + name
                    + ".",
                    "Check which cluster is to be forgotten, and send its name in both.", List.of(new ProblemViolation(null, "/name",
                            "NameIsOfAnotherCluster", "This is not the name of the cluster in the path.", "Send \"" + name
                            + "\" if that cluster is meant.")));
        }
    }

    private List<NewEvent> forgetDeployments(String cluster) {
        List<UUID> workloads = nameTable.findWorkloads(cluster, null, Integer.MAX_VALUE);
        List<NewEvent> events = new ArrayList<>();
        streamRepository.loadAll(workloads.stream().map(workload -> StreamIds.deployment(workload, cluster)).toList(),
                DeploymentEvent.class).values()
                .forEach(eventStream -> events.addAll(eventStream.next(Deployment.decide(Deployment.replay(eventStream.events()),
                        new DeploymentCommand.Forget()))));
        return events;
    }

    private void updateTables(String cluster) {
        nameTable.deleteAllOf(cluster);
        credentialTable.retireAll(cluster, clock.instant());
        clusterTable.markGone(cluster, clock.instant());
    }
}

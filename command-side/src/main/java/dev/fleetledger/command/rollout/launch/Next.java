package dev.fleetledger.command.rollout.launch;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import dev.fleetledger.command.deployment.Deployment;
import dev.fleetledger.command.deployment.DeploymentCommand;
import dev.fleetledger.command.entry.History;
import dev.fleetledger.command.entry.Streams;
import dev.fleetledger.command.workload.Known;
import dev.fleetledger.contract.deployment.DeploymentEvent;
import dev.fleetledger.ledger.NewEvent;
import dev.fleetledger.ledger.StreamId;

/**
 * Change of one deployment: the cluster and what is to run there.
 *
 * @param manifest name of the frozen manifest
 */
record Next(String cluster, String manifest, History<DeploymentEvent> history, Deployment last) {

    static Next of(Known known, String cluster, String manifest, Map<StreamId, History<DeploymentEvent>> deployments) {
        StreamId stream = Streams.deployment(known.workload(), cluster);
        History<DeploymentEvent> history = deployments.getOrDefault(stream, History.none(stream));
        return new Next(cluster, manifest, history, Deployment.of(history.events()));
    }

    boolean runs(Known known) {
        return Deployment.runs(last, known.revision(), manifest, Policy.of(known.placement()));
    }

    List<NewEvent> wanted(Known known, UUID intent, UUID rollout, Passing passing) {
        return history.then(Deployment.decide(last, new DeploymentCommand.Apply(known.workload(), cluster, intent, known.namespace(),
                known.name(), known.revision(), manifest, rollout, Policy.of(known.placement()), passing.dropped(), passing.replaced())));
    }
}

package dev.fleetledger.agent.observe;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.fleetledger.agent.apiserver.ApiServerException;
import dev.fleetledger.agent.apiserver.KubernetesApi;
import dev.fleetledger.agent.deployment.DeploymentState;
import dev.fleetledger.agent.deployment.DeploymentStates;
import dev.fleetledger.agent.workqueue.WorkQueue;
import dev.fleetledger.contract.intent.Intent;
import dev.fleetledger.contract.report.DeploymentFacts.ObjectFacts;
import dev.fleetledger.contract.report.DeploymentFacts.RevisionFacts;
import dev.fleetledger.contract.report.DeploymentFacts.Trouble;
import dev.fleetledger.contract.report.NodeMatch;

/**
 * Reads pods and events of a DaemonSet only while it is incomplete, and its revisions only after it has changed. They are not
 * watched, since those of a large cluster would not fit into memory. The interval grows while nothing changes.
 */
public final class PodDiagnostics {

    private static final Logger LOG = LoggerFactory.getLogger(PodDiagnostics.class);
    private static final Duration FIRST = Duration.ofMillis(400);
    private static final Duration LONGEST = Duration.ofSeconds(15);
    private static final Duration NODES_ARE_NEW = Duration.ofSeconds(2);
    /** Limits node lists: a controller that always counts differently must not make the agent list all nodes forever. */
    private static final int LOOKS_AT_NODES = 4;

    private final DiagnosticsReader diagnosticsReader;
    private final DeploymentStates deploymentStates;
    private final NodeCache nodeCache;
    private final WorkQueue due;
    private final Map<UUID, Integer> looks = new ConcurrentHashMap<>();
    /** State of the DaemonSet for which the revisions were fetched. */
    private final Map<UUID, String> revised = new ConcurrentHashMap<>();

    public PodDiagnostics(KubernetesApi api, DeploymentStates deploymentStates, NodeCache nodeCache, WorkQueue due) {
        this.diagnosticsReader = new DiagnosticsReader(api, nodeCache);
        this.deploymentStates = deploymentStates;
        this.nodeCache = nodeCache;
        this.due = due;
    }

    /** Schedules an inspection after a change of the workload's DaemonSet. */
    public void schedule(UUID workload) {
        DeploymentState deploymentState = deploymentStates.find(workload);
        if (deploymentState != null && isWorthALook(deploymentState)) {
            looks.put(workload, 0);
            due.add(workload, FIRST);
        }
    }

    public void inspect(UUID workload) {
        DeploymentState deploymentState = deploymentStates.find(workload);
        ObjectFacts object = deploymentState == null ? null : deploymentState.object();
        if (deploymentState == null || object == null || deploymentState.wanted() == null) {
            looks.remove(workload);
            revised.remove(workload);
            return;
        }
        if (!isWorthALook(deploymentState)) {
            return;
        }
        try {
            inspect(deploymentState, deploymentState.wanted(), object);
        } catch (ApiServerException failure) {
            // The last observation stays until the next success, unless access is forbidden, which an administrator has to fix.
            LOG.debug("{} not inspected: {}", workload, failure.message());
            if (failure.isForbidden() && deploymentState.isIncomplete()) {
                deploymentStates.observe(workload, now -> now.withTroubles(List.of(DiagnosticsReader.unseen(failure))));
            }
            again(workload);
            return;
        }
        DeploymentState after = deploymentStates.find(workload);
        boolean countsDiffer = after != null && nodesMoved(after) && looks.getOrDefault(workload, 0) < LOOKS_AT_NODES;
        if (deploymentState.isIncomplete() || countsDiffer) {
            again(workload);
        }
    }

    private void inspect(DeploymentState deploymentState, Intent intent, ObjectFacts object) {
        UUID workload = deploymentState.workload();
        if (nodesMoved(deploymentState)) {
            nodeCache.refreshIfOlderThan(NODES_ARE_NEW);
        }
        PodTroubleCollector pods = deploymentState.isIncomplete() ? pods(intent, object) : null;
        List<Trouble> found = pods == null ? List.of() : diagnosticsReader.troubles(intent, object, pods);
        List<RevisionFacts> revisions = isRevised(deploymentState) ? diagnosticsReader.revisions(intent, object, pods) : null;
        deploymentStates.observe(workload, now -> {
            DeploymentState seen = now.withTroubles(found);
            return revisions == null || now.object() == null ? seen : seen.revised(revisions);
        });
        revised.put(workload, state(object));
    }

    /** If pods run without being ready, their nodes may be the cause, so the nodes are listed again. */
    private PodTroubleCollector pods(Intent intent, ObjectFacts object) {
        PodTroubleCollector pods = diagnosticsReader.pods(intent, object);
        return pods.unready().isPresent() && nodeCache.refreshIfOlderThan(NODES_ARE_NEW) ? diagnosticsReader.pods(intent, object) : pods;
    }

    private void again(UUID workload) {
        int before = looks.merge(workload, 1, Integer::sum);
        due.add(workload, Duration.ofMillis(Math.min(FIRST.toMillis() << Math.min(before, 10), LONGEST.toMillis())));
    }

    private boolean isWorthALook(DeploymentState deploymentState) {
        return deploymentState.isIncomplete() || !deploymentState.troubles().isEmpty() || isRevised(deploymentState) || nodesMoved(deploymentState);
    }

    private boolean isRevised(DeploymentState deploymentState) {
        ObjectFacts object = deploymentState.object();
        return object != null && !object.deleting() && !state(object).equals(revised.get(deploymentState.workload()));
    }

    /** The controller counts a different number of matching nodes, so a node was added, removed or changed. */
    private static boolean nodesMoved(DeploymentState deploymentState) {
        NodeMatch known = deploymentState.observed().nodes();
        @Nullable ObjectFacts object = deploymentState.object();
        return known != null && object != null && known.matching() != object.desired();
    }

    private static String state(ObjectFacts object) {
        return object.uid() + " " + object.generation() + " " + object.observedGeneration() + " " + object.desired() + " " + object.updated();
    }
}

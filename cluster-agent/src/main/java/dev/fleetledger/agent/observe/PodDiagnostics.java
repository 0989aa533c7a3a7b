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
    private static final Duration INITIAL_DELAY = Duration.ofMillis(400);
    private static final Duration MAX_DELAY = Duration.ofSeconds(15);
    private static final Duration NODE_LIST_MAX_AGE = Duration.ofSeconds(2);
    /** Limits node lists: a controller that always counts differently must not make the agent list all nodes forever. */
    private static final int MAX_NODE_REFRESHES = 4;

    private final DiagnosticsReader diagnosticsReader;
    private final DeploymentStates deploymentStates;
    private final NodeCache nodeCache;
    private final WorkQueue workQueue;
    private final Map<UUID, Integer> attempts = new ConcurrentHashMap<>();
    /** State of the DaemonSet for which the revisions were fetched. */
    private final Map<UUID, String> revisionStates = new ConcurrentHashMap<>();

    public PodDiagnostics(KubernetesApi api, DeploymentStates deploymentStates, NodeCache nodeCache, WorkQueue workQueue) {
        this.diagnosticsReader = new DiagnosticsReader(api, nodeCache);
        this.deploymentStates = deploymentStates;
        this.nodeCache = nodeCache;
        this.workQueue = workQueue;
    }

    /** Schedules an inspection after a change of the workload's DaemonSet. */
    public void schedule(UUID workload) {
        DeploymentState state = deploymentStates.find(workload);
        if (state != null && needsInspection(state)) {
            attempts.put(workload, 0);
            workQueue.add(workload, INITIAL_DELAY);
        }
    }

    public void inspect(UUID workload) {
        DeploymentState state = deploymentStates.find(workload);
        ObjectFacts object = state == null ? null : state.object();
        if (state == null || object == null || state.wanted() == null) {
            attempts.remove(workload);
            revisionStates.remove(workload);
            return;
        }
        if (!needsInspection(state)) {
            return;
        }
        try {
            inspect(state, state.wanted(), object);
        } catch (ApiServerException failure) {
            // The last observation stays until the next success, unless access is forbidden, which an administrator has to fix.
            LOG.debug("{} not inspected: {}", workload, failure.message());
            if (failure.isForbidden() && state.isIncomplete()) {
                deploymentStates.observe(workload, current -> current.withTroubles(List.of(DiagnosticsReader.notPermitted(failure))));
            }
            reschedule(workload);
            return;
        }
        DeploymentState updated = deploymentStates.find(workload);
        boolean countsDiffer = updated != null && nodeCountDiffers(updated) && attempts.getOrDefault(workload, 0) < MAX_NODE_REFRESHES;
        if (state.isIncomplete() || countsDiffer) {
            reschedule(workload);
        }
    }

    private void inspect(DeploymentState state, Intent intent, ObjectFacts object) {
        UUID workload = state.workload();
        if (nodeCountDiffers(state)) {
            nodeCache.refreshIfOlderThan(NODE_LIST_MAX_AGE);
        }
        PodTroubleCollector pods = state.isIncomplete() ? readPods(intent, object) : null;
        List<Trouble> troubles = pods == null ? List.of() : diagnosticsReader.readTroubles(intent, object, pods);
        List<RevisionFacts> revisions = needsRevisions(state) ? diagnosticsReader.readRevisions(intent, object, pods) : null;
        deploymentStates.observe(workload, current -> {
            DeploymentState next = current.withTroubles(troubles);
            return revisions == null || current.object() == null ? next : next.withRevisions(revisions);
        });
        revisionStates.put(workload, fingerprint(object));
    }

    /** If pods run without being ready, their nodes may be the cause, so the nodes are listed again. */
    private PodTroubleCollector readPods(Intent intent, ObjectFacts object) {
        PodTroubleCollector pods = diagnosticsReader.readPods(intent, object);
        return pods.unready().isPresent() && nodeCache.refreshIfOlderThan(NODE_LIST_MAX_AGE) ? diagnosticsReader.readPods(intent, object)
                : pods;
    }

    private void reschedule(UUID workload) {
        int previous = attempts.merge(workload, 1, Integer::sum);
        workQueue.add(workload, Duration.ofMillis(Math.min(INITIAL_DELAY.toMillis() << Math.min(previous, 10), MAX_DELAY.toMillis())));
    }

    private boolean needsInspection(DeploymentState state) {
        return state.isIncomplete() || !state.troubles().isEmpty() || needsRevisions(state) || nodeCountDiffers(state);
    }

    private boolean needsRevisions(DeploymentState state) {
        ObjectFacts object = state.object();
        return object != null && !object.deleting() && !fingerprint(object).equals(revisionStates.get(state.workload()));
    }

    /** The controller counts a different number of matching nodes, so a node was added, removed or changed. */
    private static boolean nodeCountDiffers(DeploymentState state) {
        NodeMatch known = state.observed().nodes();
        @Nullable ObjectFacts object = state.object();
        return known != null && object != null && known.matching() != object.desired();
    }

    private static String fingerprint(ObjectFacts object) {
        return object.uid() + " " + object.generation() + " " + object.observedGeneration() + " " + object.desired() + " "
                + object.updated();
    }
}

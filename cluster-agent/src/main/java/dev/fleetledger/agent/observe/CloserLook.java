package dev.fleetledger.agent.observe;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.fleetledger.agent.cluster.ApiFailure;
import dev.fleetledger.agent.cluster.ClusterApi;
import dev.fleetledger.agent.deployment.Deployment;
import dev.fleetledger.agent.deployment.Deployments;
import dev.fleetledger.agent.work.DueKeys;
import dev.fleetledger.contract.intent.Intent;
import dev.fleetledger.contract.report.DeploymentFacts.ObjectFacts;
import dev.fleetledger.contract.report.DeploymentFacts.RevisionFacts;
import dev.fleetledger.contract.report.DeploymentFacts.Trouble;
import dev.fleetledger.contract.report.NodeMatch;

/**
 * Reads pods and events of a DaemonSet only while it is incomplete, and its revisions only after it has changed. They are not
 * watched, since those of a large cluster would not fit into memory. The interval grows while nothing changes.
 */
public final class CloserLook {

    private static final Logger LOG = LoggerFactory.getLogger(CloserLook.class);
    private static final Duration FIRST = Duration.ofMillis(400);
    private static final Duration LONGEST = Duration.ofSeconds(15);
    private static final Duration NODES_ARE_NEW = Duration.ofSeconds(2);
    /** Limits node lists: a controller that always counts differently must not make the agent list all nodes forever. */
    private static final int LOOKS_AT_NODES = 4;

    private final LookedUp lookedUp;
    private final Deployments deployments;
    private final Nodes nodes;
    private final DueKeys due;
    private final Map<UUID, Integer> looks = new ConcurrentHashMap<>();
    /** State of the DaemonSet for which the revisions were fetched. */
    private final Map<UUID, String> revised = new ConcurrentHashMap<>();

    public CloserLook(ClusterApi api, Deployments deployments, Nodes nodes, DueKeys due) {
        this.lookedUp = new LookedUp(api, nodes);
        this.deployments = deployments;
        this.nodes = nodes;
        this.due = due;
    }

    /** Schedules a look after a change of the workload's DaemonSet. */
    public void soon(UUID workload) {
        Deployment deployment = deployments.find(workload);
        if (deployment != null && isWorthALook(deployment)) {
            looks.put(workload, 0);
            due.add(workload, FIRST);
        }
    }

    public void look(UUID workload) {
        Deployment deployment = deployments.find(workload);
        ObjectFacts object = deployment == null ? null : deployment.object();
        if (deployment == null || object == null || deployment.wanted() == null) {
            looks.remove(workload);
            revised.remove(workload);
            return;
        }
        if (!isWorthALook(deployment)) {
            return;
        }
        try {
            look(deployment, deployment.wanted(), object);
        } catch (ApiFailure failure) {
            // The last observation stays until the next success, unless access is forbidden, which an administrator has to fix.
            LOG.debug("{} not looked at: {}", workload, failure.message());
            if (failure.isForbidden() && deployment.isIncomplete()) {
                deployments.saw(workload, now -> now.troubledBy(List.of(LookedUp.unseen(failure))));
            }
            again(workload);
            return;
        }
        Deployment after = deployments.find(workload);
        boolean countsDiffer = after != null && nodesMoved(after) && looks.getOrDefault(workload, 0) < LOOKS_AT_NODES;
        if (deployment.isIncomplete() || countsDiffer) {
            again(workload);
        }
    }

    private void look(Deployment deployment, Intent intent, ObjectFacts object) {
        UUID workload = deployment.workload();
        if (nodesMoved(deployment)) {
            nodes.listUnlessYoungerThan(NODES_ARE_NEW);
        }
        PodTroubles pods = deployment.isIncomplete() ? pods(intent, object) : null;
        List<Trouble> found = pods == null ? List.of() : lookedUp.troubles(intent, object, pods);
        List<RevisionFacts> revisions = isRevised(deployment) ? lookedUp.revisions(intent, object, pods) : null;
        deployments.saw(workload, now -> {
            Deployment seen = now.troubledBy(found);
            return revisions == null || now.object() == null ? seen : seen.revised(revisions);
        });
        revised.put(workload, state(object));
    }

    /** If pods run without being ready, their nodes may be the cause, so the nodes are listed again. */
    private PodTroubles pods(Intent intent, ObjectFacts object) {
        PodTroubles pods = lookedUp.pods(intent, object);
        return pods.unready().isPresent() && nodes.listUnlessYoungerThan(NODES_ARE_NEW) ? lookedUp.pods(intent, object) : pods;
    }

    private void again(UUID workload) {
        int before = looks.merge(workload, 1, Integer::sum);
        due.add(workload, Duration.ofMillis(Math.min(FIRST.toMillis() << Math.min(before, 10), LONGEST.toMillis())));
    }

    private boolean isWorthALook(Deployment deployment) {
        return deployment.isIncomplete() || !deployment.troubles().isEmpty() || isRevised(deployment) || nodesMoved(deployment);
    }

    private boolean isRevised(Deployment deployment) {
        ObjectFacts object = deployment.object();
        return object != null && !object.deleting() && !state(object).equals(revised.get(deployment.workload()));
    }

    /** The controller counts a different number of matching nodes, so a node was added, removed or changed. */
    private static boolean nodesMoved(Deployment deployment) {
        NodeMatch known = deployment.observed().nodes();
        @Nullable ObjectFacts object = deployment.object();
        return known != null && object != null && known.matching() != object.desired();
    }

    private static String state(ObjectFacts object) {
        return object.uid() + " " + object.generation() + " " + object.observedGeneration() + " " + object.desired() + " " + object.updated();
    }
}

package dev.fleetledger.agent.observe;

import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.agent.apiserver.LiveObject;
import dev.fleetledger.agent.apiserver.ObjectRef;
import dev.fleetledger.agent.deployment.DeploymentState;
import dev.fleetledger.agent.deployment.DeploymentStates;
import dev.fleetledger.agent.plan.OwnershipMarks;
import dev.fleetledger.contract.report.AttemptResult;
import dev.fleetledger.contract.report.DeploymentFacts.Attempt;
import dev.fleetledger.contract.report.DeploymentFacts.ObjectFacts;
import dev.fleetledger.judgement.nodes.Node;

/** Converts watched DaemonSets into observed state, and requests reconciliation if more than the counts has changed. */
public final class DaemonSetWatchHandler implements Watch.Handler {

    private final DeploymentStates deploymentStates;
    private final Consumer<UUID> repair;
    private final Consumer<UUID> look;
    /** UID, generation, deletion and metadata of each object as last seen; a foreign change outside the status changes them. */
    private final Map<UUID, String> shapes = new ConcurrentHashMap<>();
    private final ResourceVersionFilter versionFilter = new ResourceVersionFilter();
    private final NodeMatchTracker matchTracker;

    /**
     * @param onChange   called when the object differs from when it was last seen
     * @param onObserved called after each observation, to read the reasons for missing or old pods
     */
    public DaemonSetWatchHandler(DeploymentStates deploymentStates, Consumer<UUID> repair, Consumer<UUID> look) {
        this.deploymentStates = deploymentStates;
        this.repair = repair;
        this.look = look;
        this.matchTracker = new NodeMatchTracker(deploymentStates);
    }

    /** Records the response to our own request, so that its watch event doesn't count as a foreign change. */
    public void answered(UUID workload, LiveObject liveObject) {
        if (ObjectRef.of(liveObject.object()).isDaemonSet()) {
            shapes.put(workload, shape(liveObject));
            see(workload, liveObject);
            matchTracker.update(workload, liveObject);
        }
    }

    /** @param nodes all nodes of the cluster, as just listed */
    public void among(@Nullable Collection<Node> nodes) {
        matchTracker.setNodes(nodes);
    }

    @Override
    public void anew() {
        versionFilter.forget();
    }

    @Override
    public void stands(UUID workload, LiveObject liveObject) {
        if (isMeant(workload, liveObject)) {
            String before = shapes.put(workload, shape(liveObject));
            see(workload, liveObject);
            if (!Objects.equals(before, shape(liveObject))) {
                repair.accept(workload);
            }
        }
    }

    @Override
    public void gone(UUID workload, LiveObject last) {
        if (isMeant(workload, last)) {
            shapes.remove(workload);
            matchTracker.gone(workload);
            deploymentStates.observe(workload, deploymentState -> isOf(deploymentState.object(), last) ? deploymentState.withObject(null) : deploymentState);
            repair.accept(workload);
        }
    }

    private void see(UUID workload, LiveObject liveObject) {
        ObjectFacts facts = DaemonSetCounts.of(liveObject);
        deploymentStates.observe(workload, deploymentState ->
                versionFilter.isNewer(workload, liveObject) ? orphaned(deploymentState, liveObject).withObject(facts) : deploymentState);
        look.accept(workload);
    }

    /** An object of ours without an intent stays, and an attempt with the content of its marks is reported to the hub. */
    private static DeploymentState orphaned(DeploymentState deploymentState, LiveObject liveObject) {
        if (deploymentState.wanted() != null || deploymentState.attempt() != null) {
            return deploymentState;
        }
        return OwnershipMarks.of(liveObject).flatMap(DaemonSetWatchHandler::attempt).map(attempt -> deploymentState.attempted(attempt, 0)).orElse(deploymentState);
    }

    private static Optional<Attempt> attempt(OwnershipMarks ownershipMarks) {
        try {
            return Optional.of(new Attempt(UUID.fromString(ownershipMarks.intent()), ownershipMarks.generation(), AttemptResult.APPLIED,
                    "IntentIsMissing", "It runs, and its intent is not in the topic; nothing is removed for that", ownershipMarks.epoch()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** A copy under another name may carry our label, but it is not the object that was applied. */
    private boolean isMeant(UUID workload, LiveObject liveObject) {
        DeploymentState deploymentState = deploymentStates.find(workload);
        ObjectRef ref = ObjectRef.of(liveObject.object());
        return deploymentState == null || deploymentState.wanted() == null
                || deploymentState.wanted().name().equals(ref.name()) && deploymentState.wanted().namespace().equals(ref.namespace());
    }

    private static boolean isOf(@Nullable ObjectFacts known, LiveObject last) {
        return known == null || known.uid().equals(last.uid());
    }

    private static String shape(LiveObject liveObject) {
        return liveObject.uid() + liveObject.metadata().path("generation") + liveObject.deleting() + liveObject.metadata().path("labels")
                + liveObject.metadata().path("annotations");
    }
}

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
public final class DaemonSetWatchHandler implements WorkloadInformer.Handler {

    private final DeploymentStates deploymentStates;
    private final Consumer<UUID> onChange;
    private final Consumer<UUID> onObserved;
    /** UID, generation, deletion and metadata of each object as last seen; a foreign change outside the status changes them. */
    private final Map<UUID, String> fingerprints = new ConcurrentHashMap<>();
    private final ResourceVersionFilter versionFilter = new ResourceVersionFilter();
    private final NodeMatchTracker matchTracker;

    /**
     * @param onChange   called when the object differs from when it was last seen
     * @param onObserved called after each observation, to read the reasons for missing or old pods
     */
    public DaemonSetWatchHandler(DeploymentStates deploymentStates, Consumer<UUID> onChange, Consumer<UUID> onObserved) {
        this.deploymentStates = deploymentStates;
        this.onChange = onChange;
        this.onObserved = onObserved;
        this.matchTracker = new NodeMatchTracker(deploymentStates);
    }

    /** Records the response to our own request, so that its watch event doesn't count as a foreign change. */
    public void onResponse(UUID workload, LiveObject live) {
        if (ObjectRef.of(live.object()).isDaemonSet()) {
            fingerprints.put(workload, fingerprint(live));
            observe(workload, live);
            matchTracker.update(workload, live);
        }
    }

    /** @param nodes all nodes of the cluster, as just listed */
    public void setNodes(@Nullable Collection<Node> nodes) {
        matchTracker.setNodes(nodes);
    }

    @Override
    public void onRelist() {
        versionFilter.reset();
    }

    @Override
    public void onPresent(UUID workload, LiveObject live) {
        if (isAppliedObject(workload, live)) {
            String previous = fingerprints.put(workload, fingerprint(live));
            observe(workload, live);
            if (!Objects.equals(previous, fingerprint(live))) {
                onChange.accept(workload);
            }
        }
    }

    @Override
    public void onDeleted(UUID workload, LiveObject last) {
        if (isAppliedObject(workload, last)) {
            fingerprints.remove(workload);
            matchTracker.remove(workload);
            deploymentStates.observe(workload, state -> isSameObject(state.object(), last) ? state.withObject(null) : state);
            onChange.accept(workload);
        }
    }

    private void observe(UUID workload, LiveObject live) {
        ObjectFacts facts = DaemonSetCounts.of(live);
        deploymentStates.observe(workload, state ->
                versionFilter.isNewer(workload, live) ? withOrphanAttempt(state, live).withObject(facts) : state);
        onObserved.accept(workload);
    }

    /** An object of ours without an intent stays, and an attempt with the content of its marks is reported to the hub. */
    private static DeploymentState withOrphanAttempt(DeploymentState state, LiveObject live) {
        if (state.wanted() != null || state.attempt() != null) {
            return state;
        }
        return OwnershipMarks.of(live).flatMap(DaemonSetWatchHandler::attempt).map(attempt -> state.withAttempt(attempt, 0)).orElse(state);
    }

    private static Optional<Attempt> attempt(OwnershipMarks marks) {
        try {
            return Optional.of(new Attempt(UUID.fromString(marks.intent()), marks.generation(), AttemptResult.APPLIED,
                    "IntentIsMissing", "It runs, and its intent is not in the topic; nothing is removed for that", marks.epoch()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** A copy under another name may carry our label, but it is not the object that was applied. */
    private boolean isAppliedObject(UUID workload, LiveObject live) {
        DeploymentState state = deploymentStates.find(workload);
        ObjectRef ref = ObjectRef.of(live.object());
        return state == null || state.wanted() == null ? !isWantedByAnother(ref) : isWanted(state, ref);
    }

    /** Somebody replaced the label of another workload's object. */
    private boolean isWantedByAnother(ObjectRef ref) {
        return deploymentStates.all().stream().map(deploymentStates::find).anyMatch(state -> state != null && isWanted(state, ref));
    }

    private static boolean isWanted(DeploymentState state, ObjectRef ref) {
        return state.wanted() != null && state.wanted().name().equals(ref.name()) && state.wanted().namespace().equals(ref.namespace());
    }

    private static boolean isSameObject(@Nullable ObjectFacts known, LiveObject last) {
        return known == null || known.uid().equals(last.uid());
    }

    private static String fingerprint(LiveObject live) {
        return live.uid() + live.metadata().path("generation") + live.isDeleting() + live.metadata().path("labels")
                + live.metadata().path("annotations");
    }
}

package dev.fleetledger.agent.observe;

import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.agent.cluster.Live;
import dev.fleetledger.agent.cluster.ObjectRef;
import dev.fleetledger.agent.deployment.Deployment;
import dev.fleetledger.agent.deployment.Deployments;
import dev.fleetledger.agent.plan.Marks;
import dev.fleetledger.contract.report.AttemptResult;
import dev.fleetledger.contract.report.DeploymentFacts.Attempt;
import dev.fleetledger.contract.report.DeploymentFacts.ObjectFacts;
import dev.fleetledger.judgement.nodes.Node;

/** Converts watched DaemonSets into observed state, and requests reconciliation if more than the counts has changed. */
public final class Sightings implements Watch.Told {

    private final Deployments deployments;
    private final Consumer<UUID> repair;
    private final Consumer<UUID> look;
    /** UID, generation, deletion and metadata of each object as last seen; a foreign change outside the status changes them. */
    private final Map<UUID, String> shapes = new ConcurrentHashMap<>();
    private final Newest newest = new Newest();
    private final Matching matching;

    /**
     * @param repair called when the object differs from when it was last seen
     * @param look   called after each observation, to read the reasons for missing or old pods
     */
    public Sightings(Deployments deployments, Consumer<UUID> repair, Consumer<UUID> look) {
        this.deployments = deployments;
        this.repair = repair;
        this.look = look;
        this.matching = new Matching(deployments);
    }

    /** Records the response to our own request, so that its watch event doesn't count as a foreign change. */
    public void answered(UUID workload, Live live) {
        if (ObjectRef.of(live.object()).isDaemonSet()) {
            shapes.put(workload, shape(live));
            see(workload, live);
            matching.stands(workload, live);
        }
    }

    /** @param nodes all nodes of the cluster, as just listed */
    public void among(@Nullable Collection<Node> nodes) {
        matching.among(nodes);
    }

    @Override
    public void anew() {
        newest.forget();
    }

    @Override
    public void stands(UUID workload, Live live) {
        if (isMeant(workload, live)) {
            String before = shapes.put(workload, shape(live));
            see(workload, live);
            if (!Objects.equals(before, shape(live))) {
                repair.accept(workload);
            }
        }
    }

    @Override
    public void gone(UUID workload, Live last) {
        if (isMeant(workload, last)) {
            shapes.remove(workload);
            matching.gone(workload);
            deployments.saw(workload, deployment -> isOf(deployment.object(), last) ? deployment.seeing(null) : deployment);
            repair.accept(workload);
        }
    }

    private void see(UUID workload, Live live) {
        ObjectFacts facts = Counts.of(live);
        deployments.saw(workload, deployment ->
                newest.take(workload, live) ? orphaned(deployment, live).seeing(facts) : deployment);
        look.accept(workload);
    }

    /** Our object has no intent any more: it stays, and the hub is told what its marks say. */
    private static Deployment orphaned(Deployment deployment, Live live) {
        if (deployment.wanted() != null || deployment.attempt() != null) {
            return deployment;
        }
        return Marks.of(live).flatMap(Sightings::attempt).map(attempt -> deployment.attempted(attempt, 0)).orElse(deployment);
    }

    private static Optional<Attempt> attempt(Marks marks) {
        try {
            return Optional.of(new Attempt(UUID.fromString(marks.intent()), marks.generation(), AttemptResult.APPLIED,
                    "IntentIsMissing", "It runs, and its intent is not in the topic; nothing is removed for that", marks.epoch()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** A copy under another name may carry our label, but it is not the object that was applied. */
    private boolean isMeant(UUID workload, Live live) {
        Deployment deployment = deployments.find(workload);
        ObjectRef ref = ObjectRef.of(live.object());
        return deployment == null || deployment.wanted() == null
                || deployment.wanted().name().equals(ref.name()) && deployment.wanted().namespace().equals(ref.namespace());
    }

    private static boolean isOf(@Nullable ObjectFacts known, Live last) {
        return known == null || known.uid().equals(last.uid());
    }

    private static String shape(Live live) {
        return live.uid() + live.metadata().path("generation") + live.deleting() + live.metadata().path("labels")
                + live.metadata().path("annotations");
    }
}

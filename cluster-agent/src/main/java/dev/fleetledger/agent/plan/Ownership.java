package dev.fleetledger.agent.plan;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.agent.cluster.Live;
import dev.fleetledger.agent.cluster.Live.Manager;
import dev.fleetledger.agent.cluster.ObjectRef;
import dev.fleetledger.contract.intent.Intent;

/**
 * Owner of an object, proven before an apply is forced. An unforced apply proves nothing: it silently becomes co-owner of an
 * identical foreign object.
 *
 * @param owner description for the refusal's message
 */
public record Ownership(Whose whose, String owner) {

    public enum Whose { OURS, ANOTHER_WORKLOAD, FOREIGN }

    /** @param recorded the UID in the agent memory, which proves ownership even if the marks were edited away */
    static Ownership of(Live live, Intent intent, @Nullable String recorded) {
        Optional<Marks> marks = Marks.of(live);
        if (live.uid().equals(recorded)) {
            return new Ownership(Whose.OURS, "this workload");
        }
        if (marks.isEmpty() || !live.appliedByUs()) {
            return new Ownership(Whose.FOREIGN, described(live));
        }
        if (!intent.hub().installation().equals(marks.get().installation())) {
            return new Ownership(Whose.FOREIGN, "another Fleetledger installation (" + marks.get().installation() + ")");
        }
        return marks.get().workload().equals(intent.workload().toString())
                ? new Ownership(Whose.OURS, "this workload")
                : new Ownership(Whose.ANOTHER_WORKLOAD, "workload " + marks.get().workload());
    }

    static String taken(ObjectRef ref, Ownership ownership) {
        return ref.label() + " exists and belongs to " + ownership.owner();
    }

    private static String described(Live live) {
        return live.annotation("meta.helm.sh/release-name").map(release -> "Helm release " + release)
                .or(() -> parent(live))
                .or(() -> live.label("app.kubernetes.io/managed-by"))
                .or(() -> live.others().stream().map(Manager::name).findFirst())
                .orElse("somebody else");
    }

    private static Optional<String> parent(Live live) {
        return live.metadata().path("ownerReferences").valueStream()
                .map(reference -> reference.path("kind").asString("") + " " + reference.path("name").asString(""))
                .findFirst();
    }
}

package dev.fleetledger.agent.plan;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.agent.apiserver.LiveObject;
import dev.fleetledger.agent.apiserver.LiveObject.Manager;
import dev.fleetledger.agent.apiserver.ObjectRef;
import dev.fleetledger.contract.intent.Intent;

/**
 * Owner of an object, proven before an apply is forced. An unforced apply proves nothing: it silently becomes co-owner of an
 * identical foreign object.
 *
 * @param description names the owner in the refusal's message
 */
public record Ownership(Owner owner, String description) {

    public enum Owner { OURS, ANOTHER_WORKLOAD, FOREIGN }

    /** @param recordedUid the UID in the agent memory, which proves ownership even if the marks were edited away */
    static Ownership of(LiveObject live, Intent intent, @Nullable String recordedUid) {
        Optional<OwnershipMarks> marks = OwnershipMarks.of(live);
        if (live.uid().equals(recordedUid)) {
            return new Ownership(Owner.OURS, "this workload");
        }
        if (marks.isEmpty() || !live.isAppliedByUs()) {
            return new Ownership(Owner.FOREIGN, describe(live));
        }
        if (!intent.hub().installation().equals(marks.get().installation())) {
            return new Ownership(Owner.FOREIGN, "another Fleetledger installation (" + marks.get().installation() + ")");
        }
        return marks.get().workload().equals(intent.workload().toString())
                ? new Ownership(Owner.OURS, "this workload")
                : new Ownership(Owner.ANOTHER_WORKLOAD, "another workload of Fleetledger, with the id " + marks.get().workload());
    }

    static String nameTakenMessage(ObjectRef ref, Ownership ownership) {
        return ref.label() + " exists and belongs to " + ownership.description();
    }

    private static String describe(LiveObject live) {
        return live.annotation("meta.helm.sh/release-name").map(release -> "Helm release " + release)
                .or(() -> ownerReference(live))
                .or(() -> live.label("app.kubernetes.io/managed-by"))
                .or(() -> live.otherManagers().stream().map(Manager::name).findFirst())
                .orElse("somebody else");
    }

    private static Optional<String> ownerReference(LiveObject live) {
        return live.metadata().path("ownerReferences").valueStream()
                .map(reference -> reference.path("kind").asString("") + " " + reference.path("name").asString(""))
                .findFirst();
    }
}

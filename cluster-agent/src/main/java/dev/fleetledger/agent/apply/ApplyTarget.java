package dev.fleetledger.agent.apply;

import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.agent.apiserver.LiveObject;
import dev.fleetledger.agent.apiserver.ObjectRef;
import dev.fleetledger.agent.drift.IgnoredFields;
import dev.fleetledger.agent.plan.OwnershipMarks;
import dev.fleetledger.contract.intent.Intent;

/**
 * One object of an apply intent.
 *
 * @param frozen the object as the hub rendered it
 * @param live   the live object; absent if it doesn't exist
 */
record ApplyTarget(Intent intent, ObjectRef ref, JsonNode frozen, @Nullable LiveObject live) {

    ApplyTarget withLive(LiveObject later) {
        return new ApplyTarget(intent, ref, frozen, later);
    }

    LiveObject requireLive() {
        if (live == null) {
            throw new IllegalStateException(ref.label() + " does not exist");
        }
        return live;
    }

    ObjectNode marked() {
        return OwnershipMarks.mark(frozen, intent);
    }

    /** Sets a version that no object has: ignored if the object doesn't exist, answered with 409 if it was created meanwhile. */
    ObjectNode markedForCreate() {
        ObjectNode object = marked();
        object.withObject("metadata").put("resourceVersion", "1");
        return object;
    }

    /** Sets the UID, so that the API server answers 409 if the object was replaced or deleted. */
    ObjectNode markedForUid(String uid) {
        return withUid(marked(), uid);
    }

    /** Sets the live object's version too, so that the API server answers 409 if the answer would be about a later one. */
    ObjectNode markedForCheck(String uid) {
        ObjectNode object = markedForUid(uid);
        object.withObject("metadata").put("resourceVersion", requireLive().resourceVersion());
        return object;
    }

    /** Keeps what others did to the fields that the intent ignores. */
    ObjectNode markedForCorrection(String uid) {
        ObjectNode object = markedForUid(uid);
        IgnoredFields.keep(object, requireLive().object(), ignored());
        return object;
    }

    /** @return pointers of the fields in which changes by others are no drift */
    Set<String> ignored() {
        List<String> pointers = intent.driftIgnore();
        return pointers == null ? Set.of() : Set.copyOf(pointers);
    }

    ObjectNode frozenForUid(String uid) {
        return withUid((ObjectNode) frozen.deepCopy(), uid);
    }

    boolean isCorrectionWanted() {
        return intent.drift().equals("correct");
    }

    private static ObjectNode withUid(ObjectNode object, String uid) {
        object.withObject("metadata").put("uid", uid);
        return object;
    }
}

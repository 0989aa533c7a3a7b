package dev.fleetledger.agent.apply;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.agent.apiserver.LiveObject;
import dev.fleetledger.agent.apiserver.ObjectRef;
import dev.fleetledger.agent.plan.OwnershipMarks;
import dev.fleetledger.contract.intent.Intent;

/**
 * One object of an apply intent.
 *
 * @param frozen the object as the hub rendered it
 * @param live   the live object; absent if it doesn't exist
 */
record ApplyTarget(Intent intent, ObjectRef ref, JsonNode frozen, @Nullable LiveObject live) {

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

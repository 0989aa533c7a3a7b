package dev.fleetledger.agent.plan;

/** Action for one object. */
public sealed interface PlannedAction {

    /** The object doesn't exist: apply without force, so that an object created by somebody else in the meantime is noticed. */
    record Create() implements PlannedAction {}

    /** The object was applied in this generation and was not removed by us. */
    record Recreate() implements PlannedAction {}

    /** Our object has an older generation: apply with force, only to this UID. */
    record Update(String uid) implements PlannedAction {}

    /** Our object has this generation: check whether it still matches. */
    record Verify(String uid) implements PlannedAction {}

    /** Our object can't be changed in place: delete this UID and create the object again, as the intent allows. */
    record Replace(String uid, String reason) implements PlannedAction {}

    /** The object is foreign, and the intent says to take it over. */
    record Adopt(String uid, boolean onlyIfSame) implements PlannedAction {}

    record Delete(String uid) implements PlannedAction {}

    /** Remove our marks and give up the fields; the object stays. */
    record Release() implements PlannedAction {}

    /** The deletion was accepted, but the object still exists. */
    record AwaitDeletion() implements PlannedAction {}

    /** Nothing is to be done. */
    record Nothing() implements PlannedAction {}

    /** A condition that resolves by itself soon. */
    record Wait(String code, String message) implements PlannedAction {}

    /** An object of another owner has this name. Retried periodically, because its deletion is not covered by our watches. */
    record NameTaken(String code, String message) implements PlannedAction {}

    /** No retry before another generation. */
    record Refuse(String code, String message) implements PlannedAction {}
}

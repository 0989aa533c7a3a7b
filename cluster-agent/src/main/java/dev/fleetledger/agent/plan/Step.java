package dev.fleetledger.agent.plan;

/** What is to be done about one object. */
public sealed interface Step {

    /** There is none: apply without force, so that a stranger who comes first is noticed. */
    record Create() implements Step {}

    /** It was there and nobody of ours took it away. */
    record Recreate() implements Step {}

    /** Ours, of an older generation: apply with force, this incarnation only. */
    record Update(String uid) implements Step {}

    /** Ours, of this very generation: look whether it still says so. */
    record Verify(String uid) implements Step {}

    /** Ours, and can't become what is wanted: this incarnation is deleted and created anew, as the intent says it may be. */
    record Replace(String uid, String reason) implements Step {}

    /** A stranger's, and the intent says to take it. */
    record Adopt(String uid, boolean onlyIfSame) implements Step {}

    record Delete(String uid) implements Step {}

    /** Marks off, fields given up, the object stays. */
    record LetGo() implements Step {}

    /** Delete was accepted, it is still there. */
    record Leaving() implements Step {}

    /** Nothing to do, and nothing in the way. */
    record Done() implements Step {}

    /** Goes on by itself, soon. */
    record Wait(String code, String message) implements Step {}

    /** Somebody else's stands there; they may take it away, which no watch of ours tells. */
    record Taken(String code, String message) implements Step {}

    /** Not before there is another generation. */
    record Refuse(String code, String message) implements Step {}
}

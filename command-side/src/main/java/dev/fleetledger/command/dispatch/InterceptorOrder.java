package dev.fleetledger.command.dispatch;

/** Order of the command bus's interceptors; the first one is the outermost. All of them run in the command's transaction. */
public final class InterceptorOrder {

    /** Loads the actor's rights. */
    public static final int AUTHORIZATION = 1;
    /** Locks the idempotency key, replays and stores answers. */
    public static final int IDEMPOTENCY = 2;
    /** Rolls back to a savepoint and records the refusal. */
    public static final int REFUSAL = 3;

    private InterceptorOrder() {}
}

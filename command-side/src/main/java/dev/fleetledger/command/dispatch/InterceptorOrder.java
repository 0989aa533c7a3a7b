package dev.fleetledger.command.dispatch;

/** Order of the command bus's interceptors; the first one is the outermost. All of them run in the command's transaction. */
public final class InterceptorOrder {

    /** Comes first, because refusals by any other interceptor are events with this metadata too. */
    static final int EVENT_METADATA = 0;
    public static final int AUTHORIZATION = 1;
    /** Surrounds the savepoint, so that the stored answer and the recorded refusal are committed together. */
    public static final int IDEMPOTENCY = 2;
    public static final int REFUSAL = 3;

    private InterceptorOrder() {}
}

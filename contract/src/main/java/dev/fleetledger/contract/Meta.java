package dev.fleetledger.contract;

/** Keys of an event's metadata, all strings. A key that doesn't apply is left out. */
public final class Meta {

    /** OIDC subject, or {@link #SYSTEM}. */
    public static final String ACTOR = "actor";
    /** What was asked for, e.g. {@code draft.basics.save}. */
    public static final String ACTION = "action";
    /** Id of the command; all its events share it. */
    public static final String COMMAND = "command";
    /** The actor's roles that counted, with commas between. */
    public static final String ROLES = "roles";
    public static final String REASON = "reason";
    public static final String ADDRESS = "address";
    public static final String USER_AGENT = "agent";
    public static final String CORRELATION = "correlation";
    /** Id of the command that led to this. */
    public static final String CAUSATION = "causation";
    public static final String TRACEPARENT = "traceparent";

    /** The actor where no person acted. */
    public static final String SYSTEM = "system";

    private Meta() {}
}

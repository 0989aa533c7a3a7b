package dev.fleetledger.contract;

/** Keys of an event's metadata. All values are strings; a key that doesn't apply is omitted. */
public final class EventMetadata {

    /** OIDC subject, or {@link #SYSTEM}. */
    public static final String ACTOR = "actor";
    /** Action of the command, e.g. {@code draft.basics.save}. */
    public static final String ACTION = "action";
    /** Id of the command, shared by all events that it appends. */
    public static final String COMMAND = "command";
    /** The actor's roles that granted access, separated by commas. */
    public static final String ROLES = "roles";
    public static final String REASON = "reason";
    public static final String ADDRESS = "address";
    public static final String USER_AGENT = "agent";
    public static final String CORRELATION = "correlation";
    /** Id of the command that caused this one. */
    public static final String CAUSATION = "causation";
    /** Id of the command that this one takes back, which is also its {@link #CAUSATION}. */
    public static final String UNDOES = "undoes";
    public static final String TRACEPARENT = "traceparent";

    /** The actor of events that no person caused. */
    public static final String SYSTEM = "system";

    /** {@link #ACTION} of events that record what an agent has reported. */
    public static final String AGENT_REPORT = "agent.report";

    private EventMetadata() {}
}

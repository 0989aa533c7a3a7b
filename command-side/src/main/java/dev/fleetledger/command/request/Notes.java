package dev.fleetledger.command.request;

import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.contract.refusal.RefusalEvent.Target;

/**
 * What is learned about a request on its way, for whoever records it: also when it ends in a refusal half-way. The only thing about
 * a request that changes.
 */
public final class Notes {

    private static final Target NOTHING = new Target(null, null, null, null);

    // The longest name that Kubernetes has for either.
    private static final int NAME_LIMIT = 63;

    private Target target = NOTHING;
    private String roles = "";
    private @Nullable String reason;

    Notes() {}

    public void about(Target known) {
        target = new Target(known.draft(), known.workload(), named(known.cluster()), named(known.namespace()));
    }

    /** What no cluster and no namespace can be called is kept out of the ledger, where everybody would read it for ever. */
    private static @Nullable String named(@Nullable String text) {
        return text == null || text.length() > NAME_LIMIT ? null : text;
    }

    /** The roles that counted. */
    public void as(Set<? extends Enum<?>> held) {
        roles = String.join(",", held.stream().map(Enum::name).sorted().toList());
    }

    public void because(@Nullable String said) {
        reason = said;
    }

    public Target target() {
        return target;
    }

    String roles() {
        return roles;
    }

    @Nullable String reason() {
        return reason;
    }
}

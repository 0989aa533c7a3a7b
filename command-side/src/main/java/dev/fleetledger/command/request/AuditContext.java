package dev.fleetledger.command.request;

import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.contract.refusal.RefusalEvent.Target;

/**
 * Audit context of a request: target, roles and reason, collected while it is processed, so that a refusal records them too. The
 * only mutable part of a request.
 */
public final class AuditContext {

    private static final Target NONE = new Target(null, null, null, null);

    // Maximum length of a name of either kind in Kubernetes.
    private static final int NAME_LIMIT = 63;

    private Target target = NONE;
    private String roles = "";
    private @Nullable String reason;

    AuditContext() {}

    public void setTarget(Target newTarget) {
        target = new Target(newTarget.draft(), newTarget.workload(), nameOrNull(newTarget.cluster()), nameOrNull(newTarget.namespace()));
    }

    /** Drops names that cannot belong to a cluster or namespace, because the ledger stores and shows them permanently. */
    private static @Nullable String nameOrNull(@Nullable String text) {
        return text == null || text.length() > NAME_LIMIT ? null : text;
    }

    /** Roles that granted access. */
    public void setRoles(Set<? extends Enum<?>> granted) {
        roles = String.join(",", granted.stream().map(Enum::name).sorted().toList());
    }

    public void setReason(@Nullable String value) {
        reason = value;
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

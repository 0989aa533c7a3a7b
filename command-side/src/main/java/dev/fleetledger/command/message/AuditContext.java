package dev.fleetledger.command.message;

import java.util.Set;

import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;

import dev.fleetledger.contract.refusal.RefusalEvent.Target;

/**
 * Target and roles of a command, collected while it is executed, so that a refusal records them too. It lives as long as the command's
 * unit of work.
 */
public final class AuditContext {

    private static final Target NONE = new Target(null, null, null, null);

    // Maximum length of a name of either kind in Kubernetes.
    private static final int NAME_LIMIT = 63;

    private Target target = NONE;
    private String roles = "";

    public static AuditContext of(UnitOfWork<?> work) {
        return work.getOrComputeResource(AuditContext.class.getName(), key -> new AuditContext());
    }

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

    public Target target() {
        return target;
    }

    public String roles() {
        return roles;
    }
}

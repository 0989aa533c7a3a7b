package dev.fleetledger.judgement.access;

import static dev.fleetledger.judgement.access.Role.Auditor;
import static dev.fleetledger.judgement.access.Role.ClusterAdmin;
import static dev.fleetledger.judgement.access.Role.FleetAdmin;
import static dev.fleetledger.judgement.access.Role.NSAdmin;
import static dev.fleetledger.judgement.access.Role.NSEditor;
import static dev.fleetledger.judgement.access.Role.NSViewer;

import java.util.List;
import java.util.Set;

import dev.fleetledger.contract.settings.Settings;

/** Table of actions and the roles that may execute them. The first role is the least one; a problem names it as the missing right. */
public enum Action {
    READ_WORKLOAD(NSViewer, NSEditor, NSAdmin, ClusterAdmin, FleetAdmin, Auditor),
    /** Create, change, roll back, restart, delete. */
    CHANGE_WORKLOAD(NSEditor, NSAdmin, ClusterAdmin, FleetAdmin),
    /** The same in a namespace that the guard rails protect; {@link Action#in} chooses it. */
    CHANGE_PROTECTED_WORKLOAD(ClusterAdmin, FleetAdmin),
    READ_DRAFT(NSViewer, NSEditor, NSAdmin, ClusterAdmin, FleetAdmin, Auditor),
    EDIT_DRAFT(NSEditor, NSAdmin, ClusterAdmin, FleetAdmin),
    TAKE_OVER_DRAFT(NSAdmin, ClusterAdmin, FleetAdmin),
    /** A namespace belongs to the cluster, so namespace roles can't create one. */
    CREATE_NAMESPACE(ClusterAdmin, FleetAdmin),
    /** Any role in a cluster grants access to its name, labels, version and state. */
    READ_CLUSTER(NSViewer, NSEditor, NSAdmin, ClusterAdmin, FleetAdmin, Auditor),
    /** Label and cordon. */
    MANAGE_CLUSTER(ClusterAdmin, FleetAdmin),
    /** Register, join, remove clusters; change and approve the fleet's settings. */
    MANAGE_FLEET(FleetAdmin),
    /** Give and revoke any role in any scope. */
    MANAGE_GRANTS(FleetAdmin),
    /** Give and revoke roles below one's own, in one's own scope; {@link GrantRights} decides. */
    GRANT_ROLES(NSAdmin, ClusterAdmin, FleetAdmin),
    /** Reads all entries of the ledger, regardless of their target. */
    READ_LEDGER(Auditor, FleetAdmin);

    private final Role leastRole;
    private final Set<Role> roles;

    Action(Role leastRole, Role... others) {
        this.leastRole = leastRole;
        this.roles = Set.copyOf(java.util.stream.Stream.concat(java.util.stream.Stream.of(leastRole), List.of(others).stream()).toList());
    }

    /** Returns the action that needs the right in this namespace: a workload in a protected one is changed by other roles. */
    public Action in(String namespace, Settings settings) {
        return this == CHANGE_WORKLOAD && settings.protectedNamespaces().contains(namespace)
                ? CHANGE_PROTECTED_WORKLOAD
                : this;
    }

    public Role leastRole() {
        return leastRole;
    }

    public boolean isAllowedTo(Role role) {
        return roles.contains(role);
    }
}

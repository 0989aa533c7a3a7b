package dev.fleetledger.judgement.access;

import java.util.Optional;

/** The product's roles; the constants' names are the names in the API. */
public enum Role {
    NSViewer, NSEditor, NSAdmin, ClusterAdmin, FleetAdmin, Auditor;

    /** NS roles count in one namespace, all others in every namespace. */
    public boolean isNamespaceRole() {
        return this == NSViewer || this == NSEditor || this == NSAdmin;
    }

    /** Whether the role counts in the whole fleet, whatever its scope is. */
    public boolean isFleetWide() {
        return this == FleetAdmin || this == Auditor;
    }

    public static Optional<Role> of(String name) {
        for (Role role : values()) {
            if (role.name().equals(name)) {
                return Optional.of(role);
            }
        }
        return Optional.empty();
    }
}

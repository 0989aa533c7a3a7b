package dev.fleetledger.judgement.access;

import java.util.Optional;

/** The roles of the product, by their names in the interface. */
public enum Role {
    NSViewer, NSEditor, NSAdmin, ClusterAdmin, FleetAdmin, Auditor;

    /** The NS roles count in one namespace, the others in every one. */
    public boolean ofNamespace() {
        return this == NSViewer || this == NSEditor || this == NSAdmin;
    }

    /** These two count in the whole fleet, whatever their scope says. */
    public boolean ofFleet() {
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

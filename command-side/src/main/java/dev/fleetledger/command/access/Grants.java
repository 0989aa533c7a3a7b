package dev.fleetledger.command.access;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import dev.fleetledger.contract.access.GrantEvent;
import dev.fleetledger.contract.access.GrantEvent.Given;
import dev.fleetledger.problem.StateConflictException;

/** Aggregate of all active grants, by id. A grant is given and revoked, but never changed. */
public record Grants(Map<UUID, Given> byId) {

    public static final Grants NONE = new Grants(Map.of());

    private static final String FLEET_ADMIN = "FleetAdmin";

    public static List<GrantEvent> decide(Grants grants, GrantCommand command) {
        return switch (command) {
            case GrantCommand.Give it -> List.of(new Given(it.grant(), it.role(), it.holder(), it.scope()));
            case GrantCommand.Revoke it -> revoke(grants, it.grant());
        };
    }

    public static Grants evolve(Grants grants, GrantEvent event) {
        Map<UUID, Given> next = new HashMap<>(grants.byId());
        switch (event) {
            case Given it -> next.put(it.grant(), it);
            case GrantEvent.Revoked it -> next.remove(it.grant());
        }
        return new Grants(Map.copyOf(next));
    }

    public static Grants replay(List<GrantEvent> events) {
        Grants grants = NONE;
        for (GrantEvent event : events) {
            grants = evolve(grants, event);
        }
        return grants;
    }

    public boolean hasFleetAdmin() {
        return byId.values().stream().anyMatch(given -> given.role().equals(FLEET_ADMIN));
    }

    private static List<GrantEvent> revoke(Grants grants, UUID grant) {
        GrantEvent.Revoked revoked = new GrantEvent.Revoked(grant);
        if (grants.hasFleetAdmin() && !evolve(grants, revoked).hasFleetAdmin()) {
            throw new StateConflictException("LastFleetAdminStays", "This is the last grant of FleetAdmin: without it, nobody could "
                    + "give any role.", "Give somebody else the role FleetAdmin first.");
        }
        return List.of(revoked);
    }
}

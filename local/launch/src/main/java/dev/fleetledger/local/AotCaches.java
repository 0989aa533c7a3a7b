package dev.fleetledger.local;

import java.util.Objects;

import dev.fleetledger.local.hub.IssuerClient;
import dev.fleetledger.local.process.LocalService;

/** Makes the AOT caches of the services that people wait for when they start again. */
record AotCaches(FleetContext fleetContext, IssuerClient issuerClient) {

    /** Returns when they are made; each takes a start of its service at low priority. */
    void create() {
        fleetContext.supervisor().createAotCache(LocalService.QUERY_SIDE, fleetContext.environments().querySide());
        fleetContext.supervisor().createAotCache(LocalService.COMMAND_SIDE, fleetContext.environments()
                .commandSide(Objects.requireNonNull(issuerClient.people().get(Startup.ADMIN))));
    }
}

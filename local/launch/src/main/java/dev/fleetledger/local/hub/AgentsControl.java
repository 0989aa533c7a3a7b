package dev.fleetledger.local.hub;

import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;

/** Stops, restarts and reloads single agents in a process that runs many. */
public record AgentsControl(URI agents) {

    /** @param state {@code stopped}, {@code running}, or {@code reloaded} after its file has changed */
    public void setState(String cluster, String state) {
        HttpCalls.send(HttpCalls.requestTo(agents.resolve("/clusters/" + cluster + "/" + state)).PUT(BodyPublishers.noBody()).build());
    }
}

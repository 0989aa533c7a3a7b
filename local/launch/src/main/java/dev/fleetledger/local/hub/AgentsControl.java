package dev.fleetledger.local.hub;

import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;

/** Stops and restarts single agents in a process that runs many. */
public record AgentsControl(URI agents) {

    /** @param state {@code stopped} or {@code running} */
    public void setState(String cluster, String state) {
        HttpCalls.send(HttpCalls.requestTo(agents.resolve("/clusters/" + cluster + "/" + state)).PUT(BodyPublishers.noBody()).build());
    }
}

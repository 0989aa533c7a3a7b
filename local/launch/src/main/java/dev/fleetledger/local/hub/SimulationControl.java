package dev.fleetledger.local.hub;

import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;

/** Client of the simulation's fault control. */
public record SimulationControl(URI simulation) {

    public void setFault(String cluster, String fault) {
        HttpCalls.send(HttpCalls.requestTo(faultUri(cluster)).PUT(BodyPublishers.ofString(fault)).build());
    }

    /** Responds with a success status once the simulation serves that cluster. */
    public URI faultUri(String cluster) {
        return simulation.resolve("/control/clusters/" + cluster + "/fault");
    }
}

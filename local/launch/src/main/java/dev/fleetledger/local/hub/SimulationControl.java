package dev.fleetledger.local.hub;

import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;

/** Client of the simulation's fault control. */
public record SimulationControl(URI simulation) {

    public void change(String cluster, String mood) {
        HttpCalls.send(HttpCalls.to(fault(cluster)).PUT(BodyPublishers.ofString(mood)).build());
    }

    /** Responds with a success status once the simulation serves that cluster. */
    public URI fault(String cluster) {
        return simulation.resolve("/control/clusters/" + cluster + "/fault");
    }
}

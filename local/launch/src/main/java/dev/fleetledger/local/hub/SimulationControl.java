package dev.fleetledger.local.hub;

import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;

/** How the simulation is told to break a cluster. */
public record SimulationControl(URI simulation) {

    public void change(String cluster, String mood) {
        Http.send(Http.to(fault(cluster)).PUT(BodyPublishers.ofString(mood)).build());
    }

    /** Answers when the simulation has that cluster. */
    public URI fault(String cluster) {
        return simulation.resolve("/control/clusters/" + cluster + "/fault");
    }
}

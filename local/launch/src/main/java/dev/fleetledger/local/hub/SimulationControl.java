package dev.fleetledger.local.hub;

import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;

/** How the simulation is told to break a cluster. */
public record SimulationControl(URI simulation) {

    public void change(String cluster, String mood) {
        Http.send(Http.to(simulation.resolve("/faults/" + cluster + "/" + mood)).POST(BodyPublishers.noBody()).build());
    }
}

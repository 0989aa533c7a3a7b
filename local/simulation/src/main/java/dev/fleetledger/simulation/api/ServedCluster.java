package dev.fleetledger.simulation.api;

import java.time.InstantSource;

import dev.fleetledger.simulation.faults.FaultSwitch;
import dev.fleetledger.simulation.store.ObjectStore;
import dev.fleetledger.simulation.write.Removal;
import dev.fleetledger.simulation.write.Writes;

/** A cluster as its API sees it; an empty token lets everybody in. */
public record ServedCluster(String name, String token, ObjectStore store, Writes writes, Removal removal, FaultSwitch faults,
                            InstantSource clock) {
}

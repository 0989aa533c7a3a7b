package dev.fleetledger.simulation.api;

import java.time.InstantSource;

import dev.fleetledger.simulation.faults.FaultSwitch;
import dev.fleetledger.simulation.store.ObjectStore;
import dev.fleetledger.simulation.write.ObjectDeletion;
import dev.fleetledger.simulation.write.WriteService;

/** A cluster as its API needs it; with an empty token the API requires no authentication. */
public record ServedCluster(String name, String token, ObjectStore store, WriteService writes, ObjectDeletion deletion, FaultSwitch faults,
                            InstantSource clock) {
}

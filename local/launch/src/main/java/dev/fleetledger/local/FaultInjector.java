package dev.fleetledger.local;

import dev.fleetledger.local.cluster.SimulatedClusters;
import dev.fleetledger.local.hub.SimulationControl;

/** Injects a fault into a simulated cluster and removes it. */
record FaultInjector(FleetContext fleetContext) {

    /**
     * Taking a cluster offline also stops its agent, which runs in its cluster: the hub receives nothing from it. In a cluster that hangs,
     * the agent keeps running and gets no responses.
     */
    void apply(String cluster, String fault) {
        if (!(fleetContext.source() instanceof SimulatedClusters)) {
            throw new IllegalArgumentException("faults can be injected into simulated clusters only");
        }
        if (!fleetContext.clusterNames().contains(cluster)) {
            throw new IllegalArgumentException("there is no cluster " + cluster + ", only "
                    + String.join(", ", fleetContext.clusterNames()));
        }
        if (fault.equals("offline")) {
            ClusterProcesses.of(fleetContext).stopAgent(cluster);
        }
        new SimulationControl(fleetContext.addresses().cluster(cluster)).setFault(cluster, fault);
        if (!fault.equals("offline")) {
            ClusterProcesses.of(fleetContext).resumeAgent(cluster);
        }
        fleetContext.terminalOutput().println("cluster " + cluster + " is " + fault);
    }
}

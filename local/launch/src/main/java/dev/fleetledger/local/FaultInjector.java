package dev.fleetledger.local;

import dev.fleetledger.local.cluster.SimulatedClusters;
import dev.fleetledger.local.hub.SimulationControl;

/** Injects a fault into a simulated cluster and removes it. */
record FaultInjector(FleetContext rig) {

    /**
     * Taking a cluster offline also stops its agent, which runs in its cluster: the hub receives nothing from it. In a cluster that hangs,
     * the agent keeps running and gets no responses.
     */
    void apply(String cluster, String mood) {
        if (!(rig.source() instanceof SimulatedClusters)) {
            throw new IllegalArgumentException("faults can be injected into simulated clusters only");
        }
        if (!rig.clusterNames().contains(cluster)) {
            throw new IllegalArgumentException("there is no cluster " + cluster + ", only " + String.join(", ", rig.clusterNames()));
        }
        if (mood.equals("offline")) {
            ClusterProcesses.of(rig).stopAgent(cluster);
        }
        new SimulationControl(rig.addresses().cluster(cluster)).change(cluster, mood);
        if (!mood.equals("offline")) {
            ClusterProcesses.of(rig).resumeAgent(cluster);
        }
        rig.announcements().println("cluster " + cluster + " is " + mood);
    }
}

package dev.fleetledger.local;

import dev.fleetledger.local.cluster.SimulatedClusters;
import dev.fleetledger.local.hub.SimulationControl;

/** Breaks a simulated cluster and mends it. */
record Faults(Rig rig) {

    /**
     * Offline takes the agent along, since it lives in its cluster: the hub hears nothing more. In a cluster that hangs the agent
     * runs and gets no answers.
     */
    void change(String cluster, String mood) {
        if (!(rig.source() instanceof SimulatedClusters)) {
            throw new IllegalArgumentException("only simulated clusters can be broken from here");
        }
        if (!rig.clusterNames().contains(cluster)) {
            throw new IllegalArgumentException("there is no cluster " + cluster + ", only " + String.join(", ", rig.clusterNames()));
        }
        if (mood.equals("offline")) {
            Housing.of(rig).stopAgent(cluster);
        }
        new SimulationControl(rig.addresses().cluster(cluster)).change(cluster, mood);
        if (!mood.equals("offline")) {
            Housing.of(rig).resumeAgent(cluster);
        }
        rig.announcements().say("cluster " + cluster + " is " + mood);
    }
}

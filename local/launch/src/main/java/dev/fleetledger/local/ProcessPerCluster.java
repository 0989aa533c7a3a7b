package dev.fleetledger.local;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

import dev.fleetledger.local.cluster.SimulatedClusters;
import dev.fleetledger.local.process.LocalService;

/** Runs each simulated cluster and each agent in its own process, as agents run in production; each can be killed separately. */
record ProcessPerCluster(FleetContext rig) implements ClusterProcesses {

    @Override
    public void startClusters() {
        if (rig.source() instanceof SimulatedClusters) {
            rig.clusterNames().forEach(cluster ->
                    rig.supervisor().start(FleetContext.cluster(cluster), LocalService.SIMULATION, rig.environments().simulation(cluster)));
        }
    }

    @Override
    public void startAgents(Map<String, Map<String, String>> settings) {
        settings.forEach((cluster, own) ->
                rig.supervisor().start(FleetContext.agent(cluster), LocalService.AGENT, rig.environments().agent(cluster, own)));
    }

    @Override
    public void stopAgent(String cluster) {
        rig.supervisor().stop(FleetContext.agent(cluster));
    }

    @Override
    public void resumeAgent(String cluster) {
        rig.supervisor().resume(FleetContext.agent(cluster));
    }

    @Override
    public Map<String, URI> agentsReadiness() {
        Map<String, URI> all = new LinkedHashMap<>();
        rig.clusterNames().forEach(cluster -> all.put(FleetContext.agent(cluster), rig.addresses().agentReadiness(cluster)));
        return all;
    }
}

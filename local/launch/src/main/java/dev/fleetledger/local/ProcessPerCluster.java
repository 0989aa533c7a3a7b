package dev.fleetledger.local;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

import dev.fleetledger.local.cluster.SimulatedClusters;
import dev.fleetledger.local.process.LocalService;

/** Runs each simulated cluster and each agent in its own process, as agents run in production; each can be killed separately. */
record ProcessPerCluster(FleetContext fleetContext) implements ClusterProcesses {

    @Override
    public void startClusters() {
        if (fleetContext.source() instanceof SimulatedClusters) {
            fleetContext.clusterNames().forEach(cluster ->
                    fleetContext.supervisor().start(FleetContext.clusterProcess(cluster), LocalService.SIMULATION,
                            fleetContext.environments().simulation(cluster)));
        }
    }

    @Override
    public void startAgents(Map<String, Map<String, String>> settings) {
        settings.forEach((cluster, agentSettings) ->
                fleetContext.supervisor().start(FleetContext.agentProcess(cluster), LocalService.AGENT, fleetContext.environments()
                        .agent(cluster, agentSettings)));
    }

    @Override
    public void replaceAgent(String cluster, Map<String, String> settings) {
        fleetContext.supervisor().replace(FleetContext.agentProcess(cluster), LocalService.AGENT, fleetContext.environments()
                .agent(cluster, settings));
    }

    @Override
    public void stopAgent(String cluster) {
        fleetContext.supervisor().stop(FleetContext.agentProcess(cluster));
    }

    @Override
    public void resumeAgent(String cluster) {
        fleetContext.supervisor().resume(FleetContext.agentProcess(cluster));
    }

    @Override
    public Map<String, URI> agentsReadiness() {
        Map<String, URI> urls = new LinkedHashMap<>();
        fleetContext.clusterNames().forEach(cluster -> urls.put(FleetContext.agentProcess(cluster), fleetContext.addresses()
                .agentReadiness(cluster)));
        return urls;
    }
}

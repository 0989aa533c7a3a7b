package dev.fleetledger.local.cluster;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import dev.fleetledger.local.folder.DataFolder;

/** Simulated clusters, each in its own process, so that one can fail without the others. */
public final class SimulatedClusters implements ClusterSource {

    private final DataFolder data;
    private final List<LocalCluster> clusters;

    public SimulatedClusters(DataFolder data, int count) {
        this.data = data;
        this.clusters = IntStream.range(0, count).mapToObj(SimulatedClusters::cluster).toList();
    }

    /** Of every three, two are in Europe and one in America: eu-1, eu-2, us-1, eu-3, eu-4, us-2. */
    private static LocalCluster cluster(int index) {
        boolean us = index % 3 == 2;
        var region = us ? "us" : "eu";
        int number = us ? index / 3 + 1 : 2 * (index / 3) + index % 3 + 1;
        return new LocalCluster(region + "-" + number, Map.of("region", region, "env", "demo"));
    }

    @Override
    public List<LocalCluster> clusters() {
        return clusters;
    }

    /** Applies nothing: the agent runs outside the cluster and authenticates with the simulation's kubeconfig. */
    @Override
    public void join(String cluster, String manifest) {
        DataFolder.write(data.agentKubeconfig(cluster), DataFolder.read(data.kubeconfig(cluster)));
    }
}

package dev.fleetledger.local.story.kill;

import java.util.concurrent.CompletableFuture;

import dev.fleetledger.parts.kubernetes.KubernetesCluster;

/** The API server of a cluster. */
final class ApiServerVictim implements Victim {

    private final KubernetesCluster cluster;
    private CompletableFuture<Void> restart = CompletableFuture.completedFuture(null);

    ApiServerVictim(KubernetesCluster cluster) {
        this.cluster = cluster;
    }

    @Override
    public String name() {
        return "API server of " + cluster.name();
    }

    @Override
    public boolean kill() {
        if (!restart.isDone()) {
            return false;
        }
        restart.join();
        cluster.processes().apiServer().kill();
        restart = CompletableFuture.runAsync(cluster.processes()::startApiServerAgain);
        return true;
    }
}

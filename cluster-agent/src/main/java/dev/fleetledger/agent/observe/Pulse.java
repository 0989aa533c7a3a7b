package dev.fleetledger.agent.observe;

import java.time.Clock;
import java.time.Instant;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.fleetledger.agent.apply.Bounded;
import dev.fleetledger.agent.cluster.ApiFailure;
import dev.fleetledger.agent.cluster.ClusterApi;
import dev.fleetledger.contract.report.ClusterFacts;

/** Probes the API server periodically with a short timeout, since a watch on a hanging server looks healthy. */
public final class Pulse {

    private static final Logger LOG = LoggerFactory.getLogger(Pulse.class);

    private final ClusterApi api;
    private final Nodes nodes;
    private final String agentVersion;
    private final Runnable returned;
    private final Clock clock;
    private volatile @Nullable Instant lastFelt;
    private volatile String apiServer = ClusterFacts.NOT_ASKED_YET;
    private volatile @Nullable String kubernetesVersion;

    /** @param returned called when the API server answers again */
    public Pulse(ClusterApi api, Nodes nodes, String agentVersion, Runnable returned, Clock clock) {
        this.api = api;
        this.nodes = nodes;
        this.agentVersion = agentVersion;
        this.returned = returned;
        this.clock = clock;
    }

    public void feel() {
        try {
            Instant asked = clock.instant();
            kubernetesVersion = api.read("version").path("gitVersion").asString("");
            if (!isReachable()) {
                LOG.info("API server answers, version {}", kubernetesVersion);
                nodes.list();
                apiServer = ClusterFacts.REACHABLE;
                returned.run();
            }
            lastFelt = asked;
        } catch (ApiFailure failure) {
            String words = Bounded.message(failure.message());
            if (isReachable() || !isFelt()) {
                LOG.warn("API server does not answer: {}", words);
            }
            lastFelt = null;
            apiServer = words;
        }
    }

    public boolean isReachable() {
        return apiServer.equals(ClusterFacts.REACHABLE);
    }

    /** @return when the last successful probe was sent; nothing while the API server doesn't answer */
    public @Nullable Instant lastFelt() {
        return lastFelt;
    }

    /** @return whether the API server was probed at least once */
    public boolean isFelt() {
        return !apiServer.equals(ClusterFacts.NOT_ASKED_YET);
    }

    /** @param intentsBehind number of records that are not yet taken in */
    public ClusterFacts facts(long intentsBehind) {
        return new ClusterFacts(agentVersion, kubernetesVersion, nodes.count(), nodes.ready(), apiServer, intentsBehind);
    }
}

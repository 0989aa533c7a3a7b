package dev.fleetledger.agent.observe;

import java.time.Clock;
import java.time.Instant;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.fleetledger.agent.apiserver.ApiServerException;
import dev.fleetledger.agent.apiserver.KubernetesApi;
import dev.fleetledger.contract.MessageLimit;
import dev.fleetledger.contract.report.ClusterFacts;

/** Probes the API server periodically with a short timeout, since a watch on a hanging server looks healthy. */
public final class ApiServerProbe {

    private static final Logger LOG = LoggerFactory.getLogger(ApiServerProbe.class);

    private final KubernetesApi api;
    private final NodeCache nodeCache;
    private final String agentVersion;
    private final Runnable onRecovered;
    private final Clock clock;
    private volatile @Nullable Instant lastAnsweredAt;
    private volatile String apiServer = ClusterFacts.NOT_ASKED_YET;
    private volatile @Nullable String kubernetesVersion;

    /** @param onRecovered called when the API server answers again */
    public ApiServerProbe(KubernetesApi api, NodeCache nodeCache, String agentVersion, Runnable onRecovered, Clock clock) {
        this.api = api;
        this.nodeCache = nodeCache;
        this.agentVersion = agentVersion;
        this.onRecovered = onRecovered;
        this.clock = clock;
    }

    public void probe() {
        try {
            Instant sentAt = clock.instant();
            kubernetesVersion = api.read("version").path("gitVersion").asString("");
            if (!isReachable()) {
                LOG.info("API server answers, version {}", kubernetesVersion);
                nodeCache.list();
                apiServer = ClusterFacts.REACHABLE;
                onRecovered.run();
            }
            lastAnsweredAt = sentAt;
        } catch (ApiServerException failure) {
            String message = MessageLimit.truncate(failure.message());
            if (isReachable() || !hasProbed()) {
                LOG.warn("API server does not answer: {}", message);
            }
            lastAnsweredAt = null;
            apiServer = message;
        }
    }

    public boolean isReachable() {
        return apiServer.equals(ClusterFacts.REACHABLE);
    }

    /** @return when the last successful probe was sent; nothing while the API server doesn't answer */
    public @Nullable Instant lastAnsweredAt() {
        return lastAnsweredAt;
    }

    /** @return whether the API server was probed at least once */
    public boolean hasProbed() {
        return !apiServer.equals(ClusterFacts.NOT_ASKED_YET);
    }

    /** @param intentsBehind number of records that are not yet processed */
    public ClusterFacts facts(long intentsBehind) {
        return new ClusterFacts(agentVersion, kubernetesVersion, nodeCache.count(), nodeCache.readyCount(), apiServer, intentsBehind);
    }
}

package dev.fleetledger.agent.observe;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.agent.apply.Bounded;
import dev.fleetledger.agent.cluster.ApiFailure;
import dev.fleetledger.agent.cluster.ClusterApi;
import dev.fleetledger.contract.report.ClusterFacts;

/** Whether the API server answers: asked again and again with little patience, since a watch on a hanging one looks healthy. */
public final class Pulse {

    private static final Logger LOG = LoggerFactory.getLogger(Pulse.class);
    private static final String REACHABLE = "reachable";
    private static final String NOT_ASKED = "not asked yet";

    private final ClusterApi api;
    private final String agentVersion;
    private final Runnable returned;
    private volatile String apiServer = NOT_ASKED;
    private volatile @Nullable String kubernetesVersion;
    private volatile int nodes;
    private volatile int readyNodes;

    /** @param returned called when the API server answers again */
    public Pulse(ClusterApi api, String agentVersion, Runnable returned) {
        this.api = api;
        this.agentVersion = agentVersion;
        this.returned = returned;
    }

    public void feel() {
        try {
            kubernetesVersion = api.read("version").path("gitVersion").asString("");
            if (!isReachable()) {
                LOG.info("API server answers, version {}", kubernetesVersion);
                countNodes();
                apiServer = REACHABLE;
                returned.run();
            }
        } catch (ApiFailure failure) {
            String words = Bounded.message(failure.message());
            if (!words.equals(apiServer)) {
                LOG.warn("API server does not answer: {}", words);
            }
            apiServer = words;
        }
    }

    /** Nodes are many and large; only their readiness is kept. */
    public void countNodes() {
        try {
            JsonNode items = api.read("api/v1/nodes?resourceVersion=0").path("items");
            nodes = items.size();
            readyNodes = (int) items.valueStream().filter(Pulse::isReady).count();
        } catch (ApiFailure failure) {
            LOG.debug("Nodes not counted: {}", failure.message());
        }
    }

    public boolean isReachable() {
        return apiServer.equals(REACHABLE);
    }

    /** @return whether it was asked at all */
    public boolean isFelt() {
        return !apiServer.equals(NOT_ASKED);
    }

    /** @param intentsBehind records that were not yet taken in */
    public ClusterFacts facts(long intentsBehind) {
        return new ClusterFacts(agentVersion, kubernetesVersion, nodes, readyNodes, apiServer, intentsBehind);
    }

    private static boolean isReady(JsonNode node) {
        return node.path("status").path("conditions").valueStream()
                .anyMatch(condition -> condition.path("type").asString("").equals("Ready")
                        && condition.path("status").asString("").equals("True"));
    }
}

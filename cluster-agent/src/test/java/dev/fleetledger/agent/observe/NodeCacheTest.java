package dev.fleetledger.agent.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.agent.apiserver.ApiServerException;
import dev.fleetledger.contract.ContractJson;

class NodeCacheTest {

    private final List<String> requestedPaths = new ArrayList<>();
    private final AtomicInteger changes = new AtomicInteger();
    private String firstNode = node("node-1", "True");
    private boolean unavailable;
    private long now;
    private final NodeCache nodeCache = new NodeCache(this::respond, changes::incrementAndGet, () -> now);

    @Test
    void readsAllPagesAndCountsReadyNodes() {
        nodeCache.list();

        assertThat(nodeCache.count()).isEqualTo(2);
        assertThat(nodeCache.readyCount()).isEqualTo(1);
        assertThat(nodeCache.isNotReady("node-2")).isTrue();
        assertThat(nodeCache.isNotReady("node-1")).isFalse();
        assertThat(nodeCache.isNotReady("unheard-of")).isFalse();
        assertThat(requestedPaths).hasSize(2).last().asString().contains("continue=more");
    }

    @Test
    void notifiesOnlyOnChange() {
        nodeCache.list();
        nodeCache.list();
        assertThat(changes).hasValue(1);

        firstNode = node("node-1", "False");
        nodeCache.list();

        assertThat(changes).hasValue(2);
        assertThat(nodeCache.readyCount()).isZero();
    }

    @Test
    void keepsLastNodesWhenListFails() {
        nodeCache.list();
        unavailable = true;

        nodeCache.list();

        assertThat(nodeCache.all()).hasSize(2);
        assertThat(changes).hasValue(1);
    }

    @Test
    void discardsNodesAfterLongFailure() {
        nodeCache.list();
        unavailable = true;
        now = Duration.ofMinutes(3).toNanos();

        nodeCache.list();
        nodeCache.list();

        assertThat(nodeCache.all()).isNull();
        assertThat(nodeCache.count()).as("the last known count, for the heartbeat").isEqualTo(2);
        assertThat(changes).hasValue(2);
        unavailable = false;
        nodeCache.list();
        assertThat(nodeCache.all()).hasSize(2);
        assertThat(changes).hasValue(3);
    }

    @Test
    void relistsOnDemandUnlessListIsRecent() {
        nodeCache.list();

        nodeCache.refreshIfOlderThan(Duration.ofHours(1));
        assertThat(requestedPaths).hasSize(2);

        now = Duration.ofHours(2).toNanos();
        nodeCache.refreshIfOlderThan(Duration.ofHours(1));
        assertThat(requestedPaths).hasSize(4);
    }

    private JsonNode respond(String path) {
        if (unavailable) {
            throw new ApiServerException(0, "", "Connection lost", List.of());
        }
        requestedPaths.add(path);
        return ContractJson.MAPPER.readTree(path.contains("continue") ? page(node("node-2", "Unknown"), "") : page(firstNode, "more"));
    }

    private static String page(String node, String next) {
        return "{\"metadata\":{\"continue\":\"%s\"},\"items\":[%s]}".formatted(next, node);
    }

    private static String node(String name, String ready) {
        return "{\"metadata\":{\"name\":\"%s\"},\"status\":{\"conditions\":[{\"type\":\"Ready\",\"status\":\"%s\"}]}}".formatted(name,
                ready);
    }
}

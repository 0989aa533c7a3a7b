package dev.fleetledger.agent.observe;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.LongSupplier;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.agent.apiserver.ApiServerException;
import dev.fleetledger.agent.apiserver.KubernetesApi;
import dev.fleetledger.judgement.nodes.Node;

/**
 * The cluster's nodes, listed at a long interval and page by page, since they are many and large. A watch would send each one
 * again with every status that its kubelet posts.
 */
public final class NodeCache {

    private static final Logger LOG = LoggerFactory.getLogger(NodeCache.class);
    private static final int PAGE_SIZE = 25;
    /** After this time without a successful list the nodes are unknown, because a fact must not look fresher than it is. */
    private static final Duration OUTDATED_AFTER = Duration.ofMinutes(2);

    private final Function<String, JsonNode> read;
    private volatile Runnable onChange;
    private volatile @Nullable Map<String, Node> nodes;
    private final LongSupplier nanos;
    private volatile long listedAt;
    private volatile boolean outdated;

    /** @param read reads a path with its query from the API server */
    public NodeCache(Function<String, JsonNode> read) {
        this(read, () -> { }, System::nanoTime);
    }

    NodeCache(Function<String, JsonNode> read, Runnable onChange, LongSupplier nanos) {
        this.nanos = nanos;
        this.read = read;
        this.onChange = onChange;
    }

    /** @param listener called when a node was added, removed or changed */
    public void onChange(Runnable listener) {
        onChange = listener;
    }

    public synchronized void list() {
        try {
            Map<String, Node> found = new HashMap<>();
            String next = "";
            do {
                JsonNode page = read.apply("api/v1/nodes?limit=" + PAGE_SIZE
                        + (next.isEmpty() ? "" : "&continue=" + KubernetesApi.encode(next)));
                page.path("items").valueStream().map(Node::of).forEach(node -> found.put(node.name(), node));
                next = page.path("metadata").path("continue").asString("");
            } while (!next.isEmpty());
            listedAt = nanos.getAsLong();
            boolean differs = outdated || !found.equals(nodes);
            nodes = Map.copyOf(found);
            outdated = false;
            if (differs) {
                onChange.run();
            }
        } catch (ApiServerException failure) {
            LOG.debug("Nodes not listed: {}", failure.message());
            if (!outdated && nanos.getAsLong() - listedAt > OUTDATED_AFTER.toNanos()) {
                outdated = true;
                onChange.run();
            }
        }
    }

    /**
     * Lists the nodes if the last list is older than {@code age}.
     *
     * @return whether the nodes have changed
     */
    synchronized boolean refreshIfOlderThan(Duration age) {
        Map<String, Node> previous = nodes;
        if (nanos.getAsLong() - listedAt > age.toNanos()) {
            list();
        }
        return !Objects.equals(previous, nodes);
    }

    /** @return absent until the nodes are listed, and when the last list is too old */
    public @Nullable Collection<Node> all() {
        Map<String, Node> all = nodes;
        return all == null || outdated ? null : all.values();
    }

    boolean isNotReady(@Nullable String name) {
        Map<String, Node> all = nodes;
        Node node = all == null || name == null ? null : all.get(name);
        return node != null && !node.ready();
    }

    int count() {
        return allOrEmpty().size();
    }

    int readyCount() {
        return (int) allOrEmpty().stream().filter(Node::ready).count();
    }

    private Collection<Node> allOrEmpty() {
        Map<String, Node> all = nodes;
        return all == null ? List.of() : all.values();
    }
}

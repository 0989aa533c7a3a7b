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
    private static final int PAGE = 25;
    /** After this time without a successful list the nodes are unknown, because a fact must not look fresher than it is. */
    private static final Duration LOST = Duration.ofMinutes(2);

    private final Function<String, JsonNode> read;
    private final Runnable changed;
    private volatile @Nullable Map<String, Node> known;
    private final LongSupplier nanos;
    private volatile long listedAt;
    private volatile boolean lost;

    /**
     * @param read     reads a path with its query from the API server
     * @param onChange called when a node was added, removed or changed
     */
    public NodeCache(Function<String, JsonNode> read, Runnable changed) {
        this(read, changed, System::nanoTime);
    }

    NodeCache(Function<String, JsonNode> read, Runnable changed, LongSupplier nanos) {
        this.nanos = nanos;
        this.read = read;
        this.changed = changed;
    }

    public synchronized void list() {
        try {
            Map<String, Node> found = new HashMap<>();
            String next = "";
            do {
                JsonNode page = read.apply("api/v1/nodes?limit=" + PAGE + (next.isEmpty() ? "" : "&continue=" + KubernetesApi.encoded(next)));
                page.path("items").valueStream().map(Node::of).forEach(node -> found.put(node.name(), node));
                next = page.path("metadata").path("continue").asString("");
            } while (!next.isEmpty());
            listedAt = nanos.getAsLong();
            boolean differs = lost || !found.equals(known);
            known = Map.copyOf(found);
            lost = false;
            if (differs) {
                changed.run();
            }
        } catch (ApiServerException failure) {
            LOG.debug("Nodes not listed: {}", failure.message());
            if (!lost && nanos.getAsLong() - listedAt > LOST.toNanos()) {
                lost = true;
                changed.run();
            }
        }
    }

    /**
     * Lists the nodes if the last list is older than {@code age}.
     *
     * @return whether the nodes have changed
     */
    synchronized boolean refreshIfOlderThan(Duration age) {
        Map<String, Node> before = known;
        if (nanos.getAsLong() - listedAt > age.toNanos()) {
            list();
        }
        return !Objects.equals(before, known);
    }

    /** @return absent until the nodes are listed, and when the last list is too old */
    public @Nullable Collection<Node> all() {
        Map<String, Node> all = known;
        return all == null || lost ? null : all.values();
    }

    boolean isNotReady(@Nullable String name) {
        Map<String, Node> all = known;
        Node node = all == null || name == null ? null : all.get(name);
        return node != null && !node.ready();
    }

    int count() {
        return orNone().size();
    }

    int ready() {
        return (int) orNone().stream().filter(Node::ready).count();
    }

    private Collection<Node> orNone() {
        Map<String, Node> all = known;
        return all == null ? List.of() : all.values();
    }
}

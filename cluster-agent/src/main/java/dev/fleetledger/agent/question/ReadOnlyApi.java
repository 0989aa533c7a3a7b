package dev.fleetledger.agent.question;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import tools.jackson.databind.JsonNode;

import dev.fleetledger.agent.apiserver.ApiServerClient;
import dev.fleetledger.agent.apiserver.ApiServerException;
import dev.fleetledger.agent.apiserver.KubernetesApi;
import dev.fleetledger.agent.apiserver.KubernetesApi.DryRunResult;
import dev.fleetledger.agent.apiserver.LiveObject;
import dev.fleetledger.agent.apiserver.ObjectRef;

/** API access for one question: reads and dry runs only, within a time limit. It offers no way to change anything. */
public final class ReadOnlyApi {

    /** Longest wait for one response: a server that takes longer will not finish all requests in time. */
    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(5);
    /** For whole objects: at 10 KiB a node, a page has a megabyte. */
    private static final int PAGE_SIZE = 100;
    private static final int METADATA_PAGE_SIZE = 500;

    private final ApiServerClient client;
    private final KubernetesApi api;
    private final Duration timeLimit;
    private final long deadline;

    public ReadOnlyApi(ApiServerClient client, Duration timeLimit) {
        this.client = client;
        this.api = new KubernetesApi(client.withTimeout(REQUEST_TIMEOUT));
        this.timeLimit = timeLimit;
        this.deadline = System.nanoTime() + timeLimit.toNanos();
    }

    public Optional<LiveObject> get(ObjectRef ref) {
        return api().get(ref);
    }

    public DryRunResult dryRun(JsonNode object, boolean forced) {
        return api().dryRun(object, forced);
    }

    public JsonNode read(String path) {
        return api().read(path);
    }

    public JsonNode readMetadata(String path) {
        return api().readMetadata(path);
    }

    /** @return false if there are more objects than {@code max} */
    public boolean forEach(String path, int max, Consumer<JsonNode> consumer) {
        return readPages(path, max, PAGE_SIZE, consumer);
    }

    /** Reads names, labels and annotations only. */
    public boolean forEachMetadata(String path, int max, Consumer<JsonNode> consumer) {
        return readPages(path, max, METADATA_PAGE_SIZE, consumer);
    }

    /** Holds one page at a time in memory. */
    private boolean readPages(String path, int max, int pageSize, Consumer<JsonNode> consumer) {
        String next = "";
        int count = 0;
        do {
            String page = path + "?limit=" + pageSize + (next.isEmpty() ? "" : "&continue=" + KubernetesApi.encode(next));
            JsonNode list = pageSize == METADATA_PAGE_SIZE ? api().listMetadata(page) : api().read(page);
            List<JsonNode> items = list.path("items").valueStream().limit(max - count).toList();
            items.forEach(consumer);
            count += items.size();
            next = list.path("metadata").path("continue").asString("");
            if (items.size() < list.path("items").size()) {
                return false;
            }
        } while (!next.isEmpty() && count < max);
        return next.isEmpty();
    }

    private KubernetesApi api() {
        Duration remaining = Duration.ofNanos(deadline - System.nanoTime());
        if (remaining.isNegative() || remaining.isZero()) {
            throw new ApiServerException(0, "", "The API server is too slow: not all was answered within " + timeLimit, List.of());
        }
        return remaining.compareTo(REQUEST_TIMEOUT) < 0 ? new KubernetesApi(client.withTimeout(remaining)) : api;
    }
}

package dev.fleetledger.agent.question;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import tools.jackson.databind.JsonNode;

import dev.fleetledger.agent.apiserver.ApiRequests;
import dev.fleetledger.agent.apiserver.ApiServerException;
import dev.fleetledger.agent.apiserver.KubernetesApi;
import dev.fleetledger.agent.apiserver.KubernetesApi.DryRunResult;
import dev.fleetledger.agent.apiserver.LiveObject;
import dev.fleetledger.agent.apiserver.ObjectRef;

/** API access for one question: reads and dry runs only, within a time limit. It offers no way to change anything. */
public final class ReadOnlyApi {

    /** Longest wait for one response: a server that takes longer will not finish all requests in time. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    /** For whole objects: at 10 KiB a node, a page has a megabyte. */
    private static final int PAGE = 100;
    private static final int METADATA_PAGE = 500;

    private final ApiRequests apiRequests;
    private final Duration longest;
    private final long end;

    public ReadOnlyApi(ApiRequests apiRequests, Duration longest) {
        this.apiRequests = apiRequests;
        this.longest = longest;
        this.end = System.nanoTime() + longest.toNanos();
    }

    public Optional<LiveObject> get(ObjectRef ref) {
        return api().get(ref);
    }

    public DryRunResult tryOut(JsonNode object, boolean forced) {
        return api().dryRun(object, forced);
    }

    public JsonNode read(String path) {
        return api().read(path);
    }

    public JsonNode readMetadata(String path) {
        return api().readMetadata(path);
    }

    /** @return false if there are more objects than {@code max} */
    public boolean each(String path, int most, Consumer<JsonNode> each) {
        return pages(path, most, PAGE, each);
    }

    /** Reads names, labels and annotations only. */
    public boolean eachMetadata(String path, int most, Consumer<JsonNode> each) {
        return pages(path, most, METADATA_PAGE, each);
    }

    /** Holds one page at a time in memory. */
    private boolean pages(String path, int most, int size, Consumer<JsonNode> each) {
        String next = "";
        int seen = 0;
        do {
            String page = path + "?limit=" + size + (next.isEmpty() ? "" : "&continue=" + KubernetesApi.encoded(next));
            JsonNode list = size == METADATA_PAGE ? api().listMetadata(page) : api().read(page);
            List<JsonNode> items = list.path("items").valueStream().limit(most - seen).toList();
            items.forEach(each);
            seen += items.size();
            next = list.path("metadata").path("continue").asString("");
            if (items.size() < list.path("items").size()) {
                return false;
            }
        } while (!next.isEmpty() && seen < most);
        return next.isEmpty();
    }

    private KubernetesApi api() {
        Duration left = Duration.ofNanos(end - System.nanoTime());
        if (left.isNegative() || left.isZero()) {
            throw new ApiServerException(0, "", "The API server is too slow: not all was answered within " + longest, List.of());
        }
        return new KubernetesApi(apiRequests.withTimeout(left.compareTo(PATIENCE) < 0 ? left : PATIENCE));
    }
}

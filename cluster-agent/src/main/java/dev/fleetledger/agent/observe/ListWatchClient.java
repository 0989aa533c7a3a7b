package dev.fleetledger.agent.observe;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MappingIterator;
import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.agent.apiserver.ApiServerConnection;
import dev.fleetledger.agent.apiserver.KubernetesApi;
import dev.fleetledger.contract.ContractJson;
import dev.fleetledger.contract.intent.WireNames;

/** The list and watch requests. A list comes in pages, so that no response is too large, whatever the size of the objects. */
public final class ListWatchClient {

    /** The watched kinds. */
    public enum WatchedKind {
        DAEMON_SETS("apis/apps/v1/daemonsets", "apps/v1", "DaemonSet"), SERVICES("api/v1/services", "v1", "Service");

        private final String path;
        private final String apiVersion;
        private final String kind;

        WatchedKind(String path, String apiVersion, String kind) {
            this.path = path + "?labelSelector=" + WireNames.WORKLOAD_LABEL;
            this.apiVersion = apiVersion;
            this.kind = kind;
        }
    }

    private static final int PAGE_SIZE = 5;
    /** The API server ends the watch regularly after this time; the agent restarts it sooner. */
    private static final int WATCH_TIMEOUT_SECONDS = 600;

    private final ApiServerConnection connection;
    private final KubernetesApi api;
    private final Duration timeout;
    private final WatchedKind watchedKind;

    ListWatchClient(ApiServerConnection connection, KubernetesApi api, Duration timeout) {
        this(connection, api, timeout, WatchedKind.DAEMON_SETS);
    }

    public ListWatchClient(ApiServerConnection connection, KubernetesApi api, Duration timeout, WatchedKind watchedKind) {
        this.connection = connection;
        this.api = api;
        this.timeout = timeout;
        this.watchedKind = watchedKind;
    }

    /** @return the version to watch from */
    String list(Consumer<JsonNode> consumer) {
        String next = "";
        String version;
        do {
            JsonNode page = api.read(watchedKind.path + "&limit=" + PAGE_SIZE
                    + (next.isEmpty() ? "" : "&continue=" + KubernetesApi.encode(next)));
            page.path("items").forEach(item -> consumer.accept(withKind(item)));
            version = page.path("metadata").path("resourceVersion").asString("");
            next = page.path("metadata").path("continue").asString("");
        } while (!next.isEmpty());
        return version;
    }

    /** Returns when the API server ends the watch or the thread is interrupted. */
    void watch(String version, Consumer<JsonNode> consumer) throws IOException, InterruptedException {
        HttpRequest request = connection.requestTo(watchedKind.path + "&watch=true&allowWatchBookmarks=true&timeoutSeconds="
                + WATCH_TIMEOUT_SECONDS
                + "&resourceVersion=" + KubernetesApi.encode(version)).timeout(timeout).header("Accept", "application/json").build();
        try (InputStream events = openStream(request);
                MappingIterator<JsonNode> iterator = ContractJson.MAPPER.readerFor(JsonNode.class).readValues(events)) {
            while (iterator.hasNextValue()) {
                consumer.accept(iterator.nextValue());
            }
        }
    }

    private InputStream openStream(HttpRequest request) throws IOException, InterruptedException {
        CompletableFuture<HttpResponse<InputStream>> pending = connection.send(request, BodyHandlers.ofInputStream(),
                System.nanoTime() + timeout.toNanos());
        try {
            HttpResponse<InputStream> response = pending.get();
            if (response.statusCode() != 200) {
                response.body().close();
                throw new IOException("HTTP status " + response.statusCode());
            }
            return response.body();
        } catch (ExecutionException e) {
            throw new IOException(String.valueOf(e.getCause()));
        } catch (InterruptedException e) {
            pending.cancel(true);
            throw e;
        }
    }

    /** Adds the kind, which items of a list omit. */
    private JsonNode withKind(JsonNode item) {
        return item instanceof ObjectNode object && !object.has("kind")
                ? object.put("apiVersion", watchedKind.apiVersion).put("kind", watchedKind.kind) : item;
    }
}

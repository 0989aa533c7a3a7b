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

    private static final int PAGE = 5;
    /** The API server ends the watch regularly after this time; the agent restarts it sooner. */
    private static final int MOST_SECONDS = 600;

    private final ApiServerConnection serverConnection;
    private final KubernetesApi api;
    private final Duration patience;
    private final WatchedKind watchedKind;

    ListWatchClient(ApiServerConnection serverConnection, KubernetesApi api, Duration patience) {
        this(serverConnection, api, patience, WatchedKind.DAEMON_SETS);
    }

    public ListWatchClient(ApiServerConnection serverConnection, KubernetesApi api, Duration patience, WatchedKind watchedKind) {
        this.serverConnection = serverConnection;
        this.api = api;
        this.patience = patience;
        this.watchedKind = watchedKind;
    }

    /** @return the version to watch from */
    String list(Consumer<JsonNode> each) {
        String next = "";
        String version;
        do {
            JsonNode page = api.read(watchedKind.path + "&limit=" + PAGE + (next.isEmpty() ? "" : "&continue=" + KubernetesApi.encoded(next)));
            page.path("items").forEach(item -> each.accept(named(item)));
            version = page.path("metadata").path("resourceVersion").asString("");
            next = page.path("metadata").path("continue").asString("");
        } while (!next.isEmpty());
        return version;
    }

    /** Returns when the API server ends the watch or the thread is interrupted. */
    void watch(String version, Consumer<JsonNode> each) throws IOException, InterruptedException {
        HttpRequest request = serverConnection.to(watchedKind.path + "&watch=true&allowWatchBookmarks=true&timeoutSeconds=" + MOST_SECONDS
                + "&resourceVersion=" + KubernetesApi.encoded(version)).timeout(patience).header("Accept", "application/json").build();
        try (InputStream events = answer(request);
                MappingIterator<JsonNode> read = ContractJson.MAPPER.readerFor(JsonNode.class).readValues(events)) {
            while (read.hasNextValue()) {
                each.accept(read.nextValue());
            }
        }
    }

    private InputStream answer(HttpRequest request) throws IOException, InterruptedException {
        CompletableFuture<HttpResponse<InputStream>> sent = serverConnection.send(request, BodyHandlers.ofInputStream(),
                System.nanoTime() + patience.toNanos());
        try {
            HttpResponse<InputStream> answer = sent.get();
            if (answer.statusCode() != 200) {
                answer.body().close();
                throw new IOException("HTTP status " + answer.statusCode());
            }
            return answer.body();
        } catch (ExecutionException e) {
            throw new IOException(String.valueOf(e.getCause()));
        } catch (InterruptedException e) {
            sent.cancel(true);
            throw e;
        }
    }

    /** Adds the kind, which items of a list omit. */
    private JsonNode named(JsonNode item) {
        return item instanceof ObjectNode object && !object.has("kind")
                ? object.put("apiVersion", watchedKind.apiVersion).put("kind", watchedKind.kind) : item;
    }
}

package dev.fleetledger.simulation.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.jspecify.annotations.Nullable;

import dev.fleetledger.simulation.error.ApiErrors;
import dev.fleetledger.simulation.error.ApiStatusException;

/** HTTP server of all clusters, each below {@code /c/<name>}. If there is only one cluster, it is also served at the root. */
public final class ApiServer implements AutoCloseable {
    static {
        // Without this, each small response waits 40 ms for the client's acknowledgement (Nagle's algorithm).
        System.setProperty("sun.net.httpserver.nodelay", "true");
        System.setProperty("sun.net.httpserver.maxIdleConnections", "10000");
    }

    /** A thousand agents connect at once. With the default backlog of 50 the others would wait a second for their next attempt. */
    private static final int BACKLOG = 4096;
    private static final System.Logger LOG = System.getLogger(ApiServer.class.getName());

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, SimulatedApi> clusters = new ConcurrentHashMap<>();
    private final FaultControl faultControl;

    public ApiServer(int port) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), BACKLOG);
        } catch (IOException taken) {
            throw new UncheckedIOException(taken);
        }
        faultControl = new FaultControl(clusters);
        server.createContext("/", this::handle);
        server.setExecutor(threads);
    }

    /** Starts serving. Connections wait until then, so that no client gets a 404 for a cluster that is not added yet. */
    public void open() {
        server.start();
    }

    public void add(ServedCluster cluster) {
        clusters.put(cluster.name(), new SimulatedApi(cluster));
    }

    public void remove(String cluster) {
        clusters.remove(cluster);
    }

    public int port() {
        return server.getAddress().getPort();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            respond(exchange);
        }
    }

    private void respond(HttpExchange exchange) throws IOException {
        try {
            Request request = Request.of(exchange);
            if (request.startsWith("control")) {
                faultControl.handle(request.withoutPrefix(1)).send(exchange);
            } else {
                route(request);
            }
        } catch (ApiStatusException statusException) {
            ApiResponse.json(statusException.code(), statusException.toJson()).send(exchange);
        } catch (RuntimeException exception) {
            LOG.log(System.Logger.Level.ERROR, "A request failed unexpectedly", exception);
            ApiResponse.json(500, ApiStatusException.of(500, "InternalError", "Internal error occurred: " + exception).toJson())
                    .send(exchange);
        }
    }

    /** {@code /t/<token>} before the rest of the path is a token, for clients such as kubectl that send none without TLS. */
    private void route(Request request) throws IOException {
        String token = bearer(request);
        Request rest = request;
        if (rest.startsWith("t") && rest.path().size() > 1) {
            token = rest.path().get(1);
            rest = rest.withoutPrefix(2);
        }
        @Nullable SimulatedApi cluster = null;
        if (rest.startsWith("c") && rest.path().size() > 1) {
            cluster = clusters.get(rest.path().get(1));
            rest = rest.withoutPrefix(2);
        } else if (clusters.size() == 1) {
            cluster = clusters.values().iterator().next();
        } else if (rest.startsWith("readyz")) {
            ApiResponse.text(200, "ok").send(request.exchange());
            return;
        }
        if (cluster == null) {
            throw ApiErrors.noSuchPath();
        }
        cluster.handle(rest, token);
    }

    private static String bearer(Request request) {
        String header = request.header("Authorization");
        return header.startsWith("Bearer ") ? header.substring("Bearer ".length()) : "";
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}

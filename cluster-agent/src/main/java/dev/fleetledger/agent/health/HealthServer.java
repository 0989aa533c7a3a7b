package dev.fleetledger.agent.health;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.jspecify.annotations.Nullable;

import dev.fleetledger.agent.workqueue.AgentThreads;

/** HTTP server for liveness, readiness and metrics, which contain no secrets. A framework would cost 27 MiB. */
public final class HealthServer implements AutoCloseable {

    private final HttpServer server;

    /**
     * @param host  absent: loopback only
     * @param port  0 for any
     * @param stuck names of stuck tasks; the agent is alive if there are none
     */
    public HealthServer(@Nullable String host, int port, Supplier<List<String>> stuck, BooleanSupplier ready,
            Supplier<Map<String, Number>> metrics) {
        try {
            server = HttpServer.create(host == null ? new InetSocketAddress(InetAddress.getLoopbackAddress(), port)
                    : new InetSocketAddress(host, port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        // Platform threads, so that the answer depends on no carrier that a stuck task may hold.
        server.setExecutor(AgentThreads.PLATFORM.executor("health"));
        server.createContext("/livez", exchange -> respond(exchange, stuck.get()));
        server.createContext("/readyz", exchange -> respond(exchange, ready.getAsBoolean() ? List.of() : List.of("not yet")));
        server.createContext("/metrics", exchange -> write(exchange, 200, text(metrics.get())));
        server.start();
    }

    public int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private static String text(Map<String, Number> metrics) {
        return metrics.entrySet().stream().map(metric -> "fleetledger_agent_" + metric.getKey() + " " + metric.getValue() + "\n")
                .collect(Collectors.joining());
    }

    private static void respond(HttpExchange exchange, List<String> problems) throws IOException {
        write(exchange, problems.isEmpty() ? 200 : 503, problems.isEmpty() ? "ok\n" : String.join("\n", problems) + "\n");
    }

    private static void write(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = text.getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
        exchange.sendResponseHeaders(status, body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }
}

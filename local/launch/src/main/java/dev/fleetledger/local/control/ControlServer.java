package dev.fleetledger.local.control;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** Control interface of the running fleet: reports whether the set-up is complete, and injects cluster faults. */
public final class ControlServer implements AutoCloseable {

    static final String SECRET = "Fleetledger-Local";

    private final HttpServer server;

    /** @param faultInjector takes a cluster and its fault; throws {@link IllegalArgumentException} with the message to return */
    public ControlServer(int port, String secret, BooleanSupplier ready, BiConsumer<String, String> faultInjector) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/readyz", exchange -> respond(exchange, ready.getAsBoolean() ? 200 : 503, ""));
        server.createContext("/clusters/", exchange -> setFault(exchange, secret, faultInjector));
        server.start();
    }

    private static void setFault(HttpExchange exchange, String secret, BiConsumer<String, String> faultInjector) throws IOException {
        var segments = exchange.getRequestURI().getPath().split("/");
        if (!secret.equals(exchange.getRequestHeaders().getFirst(SECRET))) {
            respond(exchange, 403, "the secret from the data folder is required");
        } else if (segments.length != 4) {
            respond(exchange, 404, "no such path");
        } else {
            try {
                faultInjector.accept(segments[2], segments[3]);
                respond(exchange, 200, segments[2] + " is " + segments[3]);
            } catch (IllegalArgumentException e) {
                respond(exchange, 409, String.valueOf(e.getMessage()));
            } catch (RuntimeException e) {
                respond(exchange, 500, e.toString());
            }
        }
    }

    private static void respond(HttpExchange exchange, int status, String text) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        try (var body = exchange.getResponseBody()) {
            body.write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}

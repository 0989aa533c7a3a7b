package dev.fleetledger.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** Fake of one of the two services that records the requests it receives. */
public final class FakeService implements AutoCloseable {

    public record ReceivedRequest(String method, String uri, Map<String, List<String>> headers, String body) {

        public List<String> header(String name) {
            return headers.getOrDefault(name, List.of());
        }
    }

    public final BlockingQueue<ReceivedRequest> requests = new LinkedBlockingQueue<>();
    /** Paths of requests whose head has arrived. */
    public final BlockingQueue<String> begun = new LinkedBlockingQueue<>();
    /** Paths of requests that broke off. */
    public final BlockingQueue<String> brokenOff = new LinkedBlockingQueue<>();
    public final Semaphore nextEvent = new Semaphore(0);
    private final AtomicInteger openStreams = new AtomicInteger();
    private final HttpServer server;
    private final String name;

    public FakeService(String name) {
        this(name, 0);
    }

    /** @param port 0: any */
    public FakeService(String name, int port) {
        this.name = name;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::handle);
        server.createContext("/api/v1/changes", this::stream);
        server.createContext("/down", FakeService::respondUnavailable);
        server.createContext("/api/v1/moved", FakeService::redirect);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    public URI url() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    private void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        begun.add(path);
        String body;
        try {
            body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            brokenOff.add(path);
            throw e;
        }
        requests.add(new ReceivedRequest(exchange.getRequestMethod(), exchange.getRequestURI().toString(),
                Map.copyOf(exchange.getRequestHeaders()), body));
        byte[] response = ("{\"side\":\"" + name + "\"}").getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.getResponseHeaders().set("ETag", "\"7\"");
        exchange.getResponseHeaders().set("Retry-After", "3");
        boolean head = exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(200, head ? -1 : response.length);
        if (!head) {
            exchange.getResponseBody().write(response);
        }
        exchange.close();
    }

    private static void redirect(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Location", "/api/v1/elsewhere");
        exchange.sendResponseHeaders(303, -1);
        exchange.close();
    }

    private static void respondUnavailable(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(503, -1);
        exchange.close();
    }

    private void stream(HttpExchange exchange) throws IOException {
        begun.add(exchange.getRequestURI().getPath());
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        openStreams.incrementAndGet();
        try (var out = exchange.getResponseBody()) {
            for (int event = 1;; event++) {
                nextEvent.acquireUninterruptibly();
                out.write(("id: " + event + "\n\n").getBytes(StandardCharsets.UTF_8));
                out.flush();
            }
        } catch (IOException disconnected) {
            openStreams.decrementAndGet();
        }
    }

    /**
     * Sends events until every open stream has noticed that its client is gone.
     *
     * @return whether all have within five seconds
     */
    public boolean endsAbandonedStreams() throws InterruptedException {
        for (int attempt = 0; attempt < 100 && openStreams.get() > 0; attempt++) {
            nextEvent.release();
            Thread.sleep(50);
        }
        nextEvent.drainPermits();
        return openStreams.get() == 0;
    }

    /** Forgets the requests so far. */
    public void clear() {
        requests.clear();
        begun.clear();
        brokenOff.clear();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}

package dev.fleetledger.agent.apiserver;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

import io.fabric8.kubernetes.client.Config;

import dev.fleetledger.agent.workqueue.AgentThreads;

/** Responds on a plain socket, so that it can misbehave in ways that no HTTP server would. */
public final class FakeServer implements AutoCloseable {

    /** Writes the response to one request to the socket. Returning keeps the connection open. */
    @FunctionalInterface
    public interface Script {
        void respond(String requestLine, OutputStream out) throws IOException, InterruptedException;
    }

    private final ServerSocket serverSocket;
    private final Script script;
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();

    public FakeServer(Script script) {
        this.script = script;
        try {
            serverSocket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    /** @return a client of this server, without TLS and without a token */
    public ApiServerClient client(Duration timeout) {
        Config config = Config.empty();
        config.setMasterUrl(address());
        return ApiServerClient.of(ApiServerConfig.configured(config), AgentThreads.PLATFORM, timeout, () -> { });
    }

    String address() {
        return "http://127.0.0.1:" + serverSocket.getLocalPort() + "/";
    }

    /** @return the request lines received so far */
    public List<String> requests() {
        return requests;
    }

    int connections() {
        return connections.get();
    }

    public static void respond(OutputStream out, String head, String body) throws IOException {
        out.write(("HTTP/1.1 " + head + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n" + body)
                .getBytes(US_ASCII));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        serverSocket.close();
    }

    private void accept() {
        while (!serverSocket.isClosed()) {
            try {
                Socket client = serverSocket.accept();
                connections.incrementAndGet();
                Thread.ofVirtual().start(() -> serve(client));
            } catch (IOException e) {
                // The server socket was closed.
            }
        }
    }

    private void serve(Socket client) {
        try (client; var in = new BufferedReader(new InputStreamReader(client.getInputStream(),
                US_ASCII)); var out = client.getOutputStream()) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String header = in.readLine();
                while (header != null && !header.isEmpty()) {
                    header = in.readLine();
                }
                requests.add(line);
                script.respond(line, out);
            }
        } catch (IOException | InterruptedException e) {
            // The client closed the connection, which some of these tests expect.
        }
    }
}

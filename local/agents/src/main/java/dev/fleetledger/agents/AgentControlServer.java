package dev.fleetledger.agents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/**
 * HTTP server on loopback: {@code /readyz} for all agents, {@code /clusters/<name>/readyz} for one.
 * PUT {@code /clusters/<name>/stopped} stops one agent, PUT {@code /clusters/<name>/running} starts it again.
 */
final class AgentControlServer implements AutoCloseable {

    private static final int BACKLOG = 256;

    private final HttpServer server;
    private final AgentHost agentHost;
    private final int wanted;

    /** @param expectedAgents number of agents that must be ready */
    AgentControlServer(int port, AgentHost agentHost, int wanted) {
        this.agentHost = agentHost;
        this.wanted = wanted;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), BACKLOG);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/livez", exchange -> answer(exchange, true));
        server.createContext("/readyz", exchange -> answer(exchange, agentHost.clusters().size() == wanted && agentHost.areReady()));
        server.createContext("/clusters/", this::one);
        server.start();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void one(HttpExchange exchange) throws IOException {
        String[] words = exchange.getRequestURI().getPath().split("/");
        boolean done = words.length == 4 && switch (exchange.getRequestMethod() + " " + words[3]) {
            case "GET readyz" -> agentHost.isReady(words[2]);
            case "PUT stopped" -> agentHost.stop(words[2]);
            case "PUT running" -> agentHost.start(words[2]);
            case String _ -> false;
        };
        answer(exchange, done);
    }

    private static void answer(HttpExchange exchange, boolean good) throws IOException {
        exchange.sendResponseHeaders(good ? 200 : 503, -1);
        exchange.close();
    }
}

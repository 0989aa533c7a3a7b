package dev.fleetledger.agents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.Executors;
import java.util.function.Function;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import dev.fleetledger.agent.AgentSettings;

/**
 * HTTP server on loopback: {@code /readyz} for all agents, {@code /clusters/<name>/readyz} for one.
 * PUT {@code /clusters/<name>/stopped} stops one agent, PUT {@code /clusters/<name>/running} starts it again, and PUT
 * {@code /clusters/<name>/reloaded} gives it the settings that its file contains now.
 */
final class AgentControlServer implements AutoCloseable {

    private static final int BACKLOG = 256;

    private final HttpServer server;
    private final AgentHost agentHost;
    private final int expectedAgents;
    private final Function<String, AgentSettings> settingsReader;

    /**
     * @param expectedAgents number of agents that must be ready
     * @param settingsReader reads the settings of a cluster's agent
     */
    AgentControlServer(int port, AgentHost agentHost, int expectedAgents, Function<String, AgentSettings> settingsReader) {
        this.agentHost = agentHost;
        this.settingsReader = settingsReader;
        this.expectedAgents = expectedAgents;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), BACKLOG);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/livez", exchange -> respond(exchange, true));
        server.createContext("/readyz", exchange -> respond(exchange, agentHost.clusters().size() == expectedAgents
                && agentHost.areAllReady()));
        server.createContext("/clusters/", this::handleCluster);
        server.start();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void handleCluster(HttpExchange exchange) throws IOException {
        String[] segments = exchange.getRequestURI().getPath().split("/");
        boolean done = segments.length == 4 && switch (exchange.getRequestMethod() + " " + segments[3]) {
            case "GET readyz" -> agentHost.isReady(segments[2]);
            case "PUT stopped" -> agentHost.stop(segments[2]);
            case "PUT running" -> agentHost.start(segments[2]);
            case "PUT reloaded" -> reload(segments[2]);
            case String _ -> false;
        };
        respond(exchange, done);
    }

    private boolean reload(String cluster) {
        boolean known = agentHost.clusters().contains(cluster);
        if (known) {
            agentHost.replace(settingsReader.apply(cluster));
        }
        return known;
    }

    private static void respond(HttpExchange exchange, boolean success) throws IOException {
        exchange.sendResponseHeaders(success ? 200 : 503, -1);
        exchange.close();
    }
}

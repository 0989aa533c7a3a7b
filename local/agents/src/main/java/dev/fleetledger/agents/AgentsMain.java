package dev.fleetledger.agents;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;

import dev.fleetledger.agent.AgentSettings;
import dev.fleetledger.agent.EnvironmentReader;

/**
 * Runs all agents that a folder describes. Each file {@code <cluster>.properties} holds the variables that a single agent reads
 * from its environment. Variables of this process's own environment apply to all agents; a file's value overrides them.
 */
public final class AgentsMain {

    private AgentsMain() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Map<String, String> environment = System.getenv();
        Path folder = Path.of(environment.getOrDefault("FLEETLEDGER_AGENTS", "."));
        List<AgentSettings> settings = read(folder, environment);
        AgentHost agentHost = new AgentHost(new EnvironmentReader(environment).kafka(), Clock.systemUTC());
        AgentControlServer controlServer = new AgentControlServer(Integer.parseInt(environment.getOrDefault("FLEETLEDGER_HEALTH_PORT",
                "0")), agentHost, settings.size(), cluster -> settings(folder.resolve(cluster + ".properties"), environment));
        CountDownLatch ended = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            controlServer.close();
            agentHost.close();
            ended.countDown();
        }, "end"));
        for (AgentSettings agentSettings : settings) {
            agentHost.add(agentSettings);
            agentHost.awaitStartCapacity();
        }
        ended.await();
    }

    private static List<AgentSettings> read(Path folder, Map<String, String> environment) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".properties")).sorted().map(file -> settings(file, environment)).toList();
        }
    }

    private static AgentSettings settings(Path file, Map<String, String> environment) {
        Properties properties = new Properties();
        try (Reader text = Files.newBufferedReader(file)) {
            properties.load(text);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        Map<String, String> variables = new HashMap<>(environment);
        properties.stringPropertyNames().forEach(name -> variables.put(name, properties.getProperty(name)));
        // The process serves one health endpoint for all agents.
        variables.put("FLEETLEDGER_HEALTH_PORT", "0");
        return new EnvironmentReader(variables).settings();
    }
}

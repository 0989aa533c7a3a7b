package dev.fleetledger.agents;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import dev.fleetledger.agent.Agent;
import dev.fleetledger.agent.AgentSettings;
import dev.fleetledger.agent.workqueue.AgentThreads;
import dev.fleetledger.liveness.Watchdog;

/** Runs the agents of many clusters in one process. Each can be stopped and started by its cluster's name. */
public final class AgentHost implements AutoCloseable {

    private static final int MAX_STARTING = 32;
    private static final Duration MAX_WAIT = Duration.ofSeconds(5);

    private final SharedHubTransport transport;
    private final Clock clock;
    private final Map<String, AgentSettings> settings = new ConcurrentHashMap<>();
    private final Map<String, Agent> agents = new ConcurrentHashMap<>();
    private final Set<String> wanted = ConcurrentHashMap.newKeySet();
    private final Watchdog<Agent> watchdog = new Watchdog<>(this::agents, this::restart);

    /** @param kafka properties of the Kafka clients that all agents share */
    public AgentHost(Map<String, String> kafka, Clock clock) {
        this.transport = new SharedHubTransport(kafka);
        this.clock = clock;
        watchdog.start();
    }

    public void add(AgentSettings agent) {
        settings.put(agent.cluster(), agent);
        start(agent.cluster());
    }

    /** Replaces an agent's settings and starts it again with them. If it is stopped, it stays so. */
    public void replace(AgentSettings agent) {
        settings.put(agent.cluster(), agent);
        if (wanted.contains(agent.cluster())) {
            stop(agent.cluster());
            start(agent.cluster());
        }
    }

    public Set<String> clusters() {
        return Set.copyOf(settings.keySet());
    }

    /** @return false if no agent has this name */
    public boolean start(String cluster) {
        AgentSettings agentSettings = settings.get(cluster);
        if (agentSettings != null) {
            wanted.add(cluster);
            agents.computeIfAbsent(cluster, name -> {
                Agent agent = new Agent(agentSettings, clock, transport, AgentThreads.VIRTUAL);
                agent.start();
                return agent;
            });
        }
        return agentSettings != null;
    }

    /** @return false if no agent has this name */
    public boolean stop(String cluster) {
        wanted.remove(cluster);
        Agent agent = agents.remove(cluster);
        if (agent != null) {
            agent.close();
        }
        return settings.containsKey(cluster);
    }

    /**
     * Waits until fewer than 32 agents are starting, at most five seconds. Each start lists everything in its cluster, and a
     * thousand starts at once overload a small machine.
     */
    public void awaitStartCapacity() throws InterruptedException {
        long end = System.nanoTime() + MAX_WAIT.toNanos();
        while (agents.values().stream().filter(agent -> !agent.isReady()).limit(MAX_STARTING).count() == MAX_STARTING
                && System.nanoTime() - end < 0) {
            Thread.sleep(20);
        }
    }

    /** Ignores stopped agents. */
    public boolean areAllReady() {
        return agents.values().stream().allMatch(Agent::isReady);
    }

    public boolean isReady(String cluster) {
        Agent agent = agents.get(cluster);
        return agent != null && agent.isReady();
    }

    private Collection<Agent> agents() {
        return agents.values();
    }

    /** Replaces a stuck agent. The others and the process, which its agents share, go on. */
    private void restart(Agent stuckAgent, List<String> stuck) {
        String cluster = stuckAgent.cluster();
        if (agents.remove(cluster, stuckAgent)) {
            AgentThreads.PLATFORM.start("restart " + cluster, () -> {
                stuckAgent.resign(stuck);
                if (wanted.contains(cluster)) {
                    start(cluster);
                }
                // May wait forever for what is stuck.
                stuckAgent.close();
            });
        }
    }

    @Override
    public void close() {
        watchdog.close();
        settings.keySet().parallelStream().forEach(this::stop);
        transport.close();
    }
}

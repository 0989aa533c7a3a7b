package dev.fleetledger.agent;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.fleetledger.agent.workqueue.AgentThreads;

/** Finds stuck agents, from a platform thread of its own, which depends on nothing that it watches. */
public final class Watchdog implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Watchdog.class);
    private static final Duration INTERVAL = Duration.ofSeconds(1);
    /** If this thread itself is so late, the process was suspended or had no processor, and no task is to blame. */
    private static final Duration MAX_LATENESS = Duration.ofSeconds(3);

    private final Supplier<Collection<Agent>> agents;
    private final BiConsumer<Agent, List<String>> onStuck;
    private Set<Agent> suspects = Set.of();
    private volatile boolean closed;

    /** @param onStuck receives an agent that was stuck at two checks in a row, with the names of its stuck tasks; must return */
    public Watchdog(Supplier<Collection<Agent>> agents, BiConsumer<Agent, List<String>> onStuck) {
        this.agents = agents;
        this.onStuck = onStuck;
    }

    public void start() {
        AgentThreads.PLATFORM.start("watchdog", this::run);
    }

    @Override
    public void close() {
        closed = true;
    }

    private void run() {
        try {
            while (!closed) {
                long start = System.nanoTime();
                Thread.sleep(INTERVAL);
                Duration lateness = Duration.ofNanos(System.nanoTime() - start).minus(INTERVAL);
                if (lateness.compareTo(MAX_LATENESS) > 0) {
                    LOG.warn("The process stood still for {}", lateness);
                    agents.get().forEach(agent -> agent.postponeDeadlines(lateness));
                    suspects = Set.of();
                } else {
                    check();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void check() {
        Set<Agent> stuck = agents.get().stream().filter(agent -> !agent.stuck().isEmpty()).collect(Collectors.toSet());
        stuck.stream().filter(suspects::contains).forEach(agent -> onStuck.accept(agent, agent.stuck()));
        suspects = stuck;
    }
}

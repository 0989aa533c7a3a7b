package dev.fleetledger.simulation.controllers;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import dev.fleetledger.simulation.kubelet.Kubelets;

/** Runs all controllers of one cluster until none of them changes anything. */
public final class ControlLoop {
    /** More rounds than any chain of changes needs; bounds an endless loop between controllers, which would block the API. */
    private static final int MOST_ROUNDS = 25;
    /** A real server keeps about five minutes of changes for watches. */
    private static final Duration REMEMBERED = Duration.ofMinutes(5);

    private final World world;
    private final Events events;
    private final Namespaces namespaces;
    private final GarbageCollector collector;
    private final NodeLifecycle nodes;
    private final DaemonSets daemonSets;
    private final Scheduler scheduler;
    private final Kubelets kubelets;
    private final Quotas quotas;

    public ControlLoop(World world) {
        this.world = world;
        this.events = new Events(world);
        this.namespaces = new Namespaces(world);
        this.collector = new GarbageCollector(world);
        this.nodes = new NodeLifecycle(world);
        this.daemonSets = new DaemonSets(world, events);
        this.scheduler = new Scheduler(world, events);
        this.kubelets = new Kubelets(world, events);
        this.quotas = new Quotas(world);
    }

    /** Returns when to run next if nothing changes before. */
    public Optional<Instant> step(Instant now) {
        return world.store().inOneStep(() -> {
            Wakeups wakeups = new Wakeups();
            world.store().forgetChangesBefore(System.nanoTime() - REMEMBERED.toNanos());
            long before;
            int rounds = 0;
            do {
                before = world.store().revision();
                round(now, wakeups);
            } while (world.store().revision() != before && ++rounds < MOST_ROUNDS);
            return wakeups.earliest();
        });
    }

    private void round(Instant now, Wakeups wakeups) {
        events.forgetOld(now);
        namespaces.step();
        collector.step(now);
        nodes.step();
        daemonSets.step(now, wakeups);
        scheduler.step(now);
        kubelets.step(now, wakeups);
        quotas.step();
    }
}

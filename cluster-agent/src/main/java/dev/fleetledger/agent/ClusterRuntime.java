package dev.fleetledger.agent;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.fleetledger.agent.apiserver.ApiServerException;
import dev.fleetledger.agent.broker.Lockout;
import dev.fleetledger.agent.deployment.DeploymentStates;
import dev.fleetledger.agent.lease.Lease;
import dev.fleetledger.agent.memory.Memory;
import dev.fleetledger.agent.observe.ApiServerProbe;
import dev.fleetledger.agent.observe.WorkloadInformer;
import dev.fleetledger.agent.question.QuestionQueue;
import dev.fleetledger.agent.workqueue.AgentThreads;
import dev.fleetledger.agent.workqueue.PeriodicTasks;
import dev.fleetledger.agent.workqueue.WorkerPool;
import dev.fleetledger.liveness.LivenessMonitor;

/** Lifecycle of the part of an agent that uses the API server: applies, watches, answers questions and keeps the agent memory. */
final class ClusterRuntime implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ClusterRuntime.class);
    private static final int RECONCILERS = 4;
    /** Four periodic tasks wait for the API server: lease, probe, nodes and memory. The others share one thread. */
    private static final int PERIODIC_THREADS = 5;
    private static final Duration MEMORY_INTERVAL = Duration.ofSeconds(1);
    private static final Duration NODE_INTERVAL = Duration.ofSeconds(30);

    private final AgentSettings settings;
    private final DeploymentStates deployments;
    private final Memory memory;
    private final AgentThreads threads;
    private final LivenessMonitor livenessMonitor;
    private final Lockout lockout;
    private final PeriodicTasks tasks;
    private final ClusterComponents components;
    private volatile boolean memoryLoaded;
    private volatile boolean watching;
    private volatile boolean stopped;

    ClusterRuntime(AgentSettings settings, Clock clock, AgentThreads threads, DeploymentStates deployments, Memory memory,
            LivenessMonitor livenessMonitor, Lockout lockout) {
        this.settings = settings;
        this.deployments = deployments;
        this.memory = memory;
        this.threads = threads;
        this.livenessMonitor = livenessMonitor;
        this.lockout = lockout;
        this.tasks = new PeriodicTasks(livenessMonitor, settings.intervals().maxPause(), threads, PERIODIC_THREADS);
        this.components = ClusterComponents.create(settings, clock, threads, deployments, memory, livenessMonitor, lockout, this::reloadMemory,
                this::onServerAvailable);
    }

    void start() {
        tasks.every("lease", settings.intervals().lease().dividedBy(3), lease()::elect);
        tasks.every("probe", settings.intervals().apiProbe(), probe()::probe);
        tasks.everyWithJitter("nodes", NODE_INTERVAL, components.nodes()::list);
        Duration maxPause = settings.intervals().maxPause();
        new WorkerPool(components.reconcileQueue(), components.reconciler()::reconcile, livenessMonitor, maxPause)
                .start("reconcile", RECONCILERS, threads);
        new WorkerPool(components.diagnosticsQueue(), components.diagnostics()::inspect, livenessMonitor, maxPause)
                .start("diagnose", 1, threads);
    }

    /** Reads the agent memory before the first intent is acted upon. Retries until the API server answers. */
    void loadMemory(Runnable signalAlive) {
        while (!memoryLoaded && !stopped) {
            signalAlive.run();
            try {
                components.memoryStore().load();
                if (settings.installation() != null) {
                    memory.assignTo(settings.installation());
                }
                memoryLoaded = true;
                tasks.every("memory", MEMORY_INTERVAL, this::writeMemory);
            } catch (ApiServerException failure) {
                LOG.warn("Can't read the agent memory, retrying: {}", failure.message());
                pause();
            }
        }
    }

    /** While the broker refuses this agent, another one may already have written newer entries. */
    private void writeMemory() {
        if (!lockout.isActive()) {
            components.memoryStore().write();
        }
    }

    /** Frees the lease at once when the broker refuses this agent, and asks for it at once when the broker accepts it again. */
    void onLockoutChange() {
        if (memoryLoaded && lockout.isActive()) {
            components.memoryStore().write();
        }
        lease().electNow();
    }

    /** A previous lease holder may have written since our last read, and our epoch must be larger than its own. */
    private void reloadMemory() {
        if (memoryLoaded) {
            components.memoryStore().load();
        }
    }

    void startWatches() {
        watching = true;
        tasks.everyWithJitter("watch", settings.intervals().watchRenewal(), this::restartWatches);
        tasks.everyWithJitter("resync", settings.intervals().resync(), this::resync);
        tasks.everyWithJitter("poll", settings.intervals().heartbeat(), this::pollIfStale);
    }

    void enqueue(UUID workload) {
        components.reconcileQueue().addNow(workload);
    }

    Lease lease() {
        return components.lease();
    }

    QuestionQueue questions() {
        return components.questions();
    }

    ApiServerProbe probe() {
        return components.probe();
    }

    /** @return when the API server last answered, which confirms older observations; nothing while changes could go unseen */
    @Nullable Instant lastConfirmedAt() {
        return isStale() ? null : probe().lastAnsweredAt();
    }

    /** Ends all tasks without waiting for them. */
    void stop() {
        stopped = true;
        tasks.stop();
        questions().stop();
        components.reconcileQueue().close();
        components.diagnosticsQueue().close();
        components.informers().forEach(WorkloadInformer::stop);
    }

    @Override
    public void close() {
        stop();
        // After a resignation another agent may already have written its own.
        if (memoryLoaded && !lease().isResigned()) {
            writeMemory();
        }
        lease().resign();
        components.client().close();
    }

    private void restartWatches() {
        components.informers().forEach(WorkloadInformer::restart);
    }

    /** A watch may have died unnoticed while the API server was unavailable, and retries may be minutes away. */
    private void onServerAvailable() {
        lease().electNow();
        if (watching) {
            restartWatches();
            resync();
        }
    }

    /** The right to list may be missing while the right to get an object exists: then each workload is reconciled individually. */
    private void pollIfStale() {
        if (isStale() && probe().isReachable()) {
            deployments.all().forEach(this::enqueue);
        }
    }

    private boolean isStale() {
        return components.informers().stream().anyMatch(WorkloadInformer::isStale);
    }

    private void resync() {
        if (lease().isHeld()) {
            // Only the lease holder rewrites the memory, because a standby's copy may be incomplete.
            memory.markAllDirty();
        }
        deployments.all().forEach(this::enqueue);
    }

    private void pause() {
        try {
            Thread.sleep(MEMORY_INTERVAL.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopped = true;
        }
    }
}

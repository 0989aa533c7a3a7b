package dev.fleetledger.agent;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.fleetledger.agent.apiserver.ApiRequests;
import dev.fleetledger.agent.apiserver.ApiServerConnection;
import dev.fleetledger.agent.apiserver.ApiServerException;
import dev.fleetledger.agent.apiserver.KubernetesApi;
import dev.fleetledger.agent.apply.Reconciler;
import dev.fleetledger.agent.deployment.DeploymentStates;
import dev.fleetledger.agent.lease.Lease;
import dev.fleetledger.agent.memory.Memory;
import dev.fleetledger.agent.memory.MemoryStore;
import dev.fleetledger.agent.observe.ApiServerProbe;
import dev.fleetledger.agent.observe.DaemonSetWatchHandler;
import dev.fleetledger.agent.observe.ListWatchClient;
import dev.fleetledger.agent.observe.ListWatchClient.WatchedKind;
import dev.fleetledger.agent.observe.NodeCache;
import dev.fleetledger.agent.observe.PodDiagnostics;
import dev.fleetledger.agent.observe.ServiceWatchHandler;
import dev.fleetledger.agent.observe.Watch;
import dev.fleetledger.agent.question.QuestionQueue;
import dev.fleetledger.agent.question.dispatch.QuestionResponder;
import dev.fleetledger.agent.question.preview.ManagedState;
import dev.fleetledger.agent.workqueue.LivenessMonitor;
import dev.fleetledger.agent.workqueue.PeriodicTasks;
import dev.fleetledger.agent.workqueue.WorkQueue;
import dev.fleetledger.agent.workqueue.WorkerPool;

/** The part of an agent that uses the API server: applies, watches, answers questions and keeps the agent memory. */
final class ClusterRuntime implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ClusterRuntime.class);
    private static final int REPAIRERS = 4;
    private static final Duration SHORT_PATIENCE = Duration.ofSeconds(3);
    private static final Duration MEMORY = Duration.ofSeconds(1);
    private static final Duration NODES = Duration.ofSeconds(30);

    private final AgentSettings agentSettings;
    private final ApiServerConnection serverConnection;
    private final DeploymentStates deploymentStates;
    private final Memory memory;
    private final MemoryStore store;
    private final Lease lease;
    private final NodeCache nodeCache;
    private final DaemonSetWatchHandler watchHandler;
    private final List<Watch> watches;
    private final ApiServerProbe serverProbe;
    private final Reconciler reconciler;
    private final PodDiagnostics podDiagnostics;
    private final QuestionQueue questionQueue;
    private final WorkQueue repairs = new WorkQueue();
    private final WorkQueue looks = new WorkQueue();
    private final LivenessMonitor livenessMonitor;
    private final PeriodicTasks periodicTasks;
    private volatile boolean recalled;
    private volatile boolean watching;
    private volatile boolean stopped;

    ClusterRuntime(AgentSettings agentSettings, Clock clock, DeploymentStates deploymentStates, Memory memory,
            LivenessMonitor livenessMonitor) {
        this.agentSettings = agentSettings;
        this.serverConnection = ApiServerConnection.open(agentSettings.kubeconfig());
        this.deploymentStates = deploymentStates;
        this.memory = memory;
        this.livenessMonitor = livenessMonitor;
        this.periodicTasks = new PeriodicTasks(livenessMonitor);
        ApiRequests apiRequests = new ApiRequests(serverConnection, agentSettings.intervals().apiTimeout());
        KubernetesApi api = new KubernetesApi(apiRequests);
        KubernetesApi impatient = new KubernetesApi(apiRequests.withTimeout(SHORT_PATIENCE));
        this.store = new MemoryStore(api, memory);
        this.lease = new Lease(impatient, clock, agentSettings.intervals().lease(), this::recallAgain);
        this.nodeCache = new NodeCache(api::read, this::nodesChanged);
        this.podDiagnostics = new PodDiagnostics(api, deploymentStates, nodeCache, looks);
        this.watchHandler = new DaemonSetWatchHandler(deploymentStates, repairs::addNow, podDiagnostics::schedule);
        ServiceWatchHandler services = new ServiceWatchHandler(repairs::addNow);
        this.watches = List.of(watch(WatchedKind.DAEMON_SETS, api, watchHandler), watch(WatchedKind.SERVICES, api, services));
        this.reconciler = new Reconciler(deploymentStates, api, memory, store, repairs, lease::notHeldReason, clock,
                (workload, liveObject) -> {
                    watchHandler.onResponse(workload, liveObject);
                    services.onResponse(liveObject);
                });
        QuestionResponder questionResponder = new QuestionResponder(apiRequests, ManagedState.of(deploymentStates, memory), clock);
        this.questionQueue = new QuestionQueue(questionResponder::respond, lease::mayReport);
        this.serverProbe = new ApiServerProbe(impatient, nodeCache, version(), this::returned, clock);
    }

    void start() {
        periodicTasks.every("lease", agentSettings.intervals().lease().dividedBy(3), lease::renew);
        periodicTasks.every("pulse", agentSettings.intervals().apiProbe(), serverProbe::probe);
        periodicTasks.everyWithJitter("nodes", NODES, nodeCache::list);
        new WorkerPool(repairs, reconciler::reconcile, livenessMonitor).start("repair", REPAIRERS);
        new WorkerPool(looks, podDiagnostics::inspect, livenessMonitor).start("look", 1);
    }

    /** Reads the agent memory before the first intent is acted upon. Retries until the API server answers. */
    void loadMemory(Runnable goesOn) {
        while (!recalled && !stopped) {
            goesOn.run();
            try {
                store.load();
                if (agentSettings.installation() != null) {
                    memory.assignTo(agentSettings.installation());
                }
                recalled = true;
                periodicTasks.every("memory", MEMORY, store::write);
            } catch (ApiServerException failure) {
                LOG.warn("Memory not read, trying again: {}", failure.message());
                pause();
            }
        }
    }

    /** A previous lease holder may have written since our last read, and our epoch must be larger than its own. */
    private void recallAgain() {
        if (recalled) {
            store.load();
        }
    }

    void startWatches() {
        watching = true;
        periodicTasks.everyWithJitter("watch", agentSettings.intervals().watchRenewal(), this::layWatches);
        periodicTasks.everyWithJitter("repair all", agentSettings.intervals().resync(), this::repairAll);
        periodicTasks.everyWithJitter("poll", agentSettings.intervals().heartbeat(), this::pollIfBlind);
    }

    void enqueue(UUID workload) {
        repairs.addNow(workload);
    }

    Lease lease() {
        return lease;
    }

    QuestionQueue questions() {
        return questionQueue;
    }

    ApiServerProbe pulse() {
        return serverProbe;
    }

    /** @return when the API server last answered, which confirms older observations; nothing while changes could go unseen */
    @Nullable Instant lastConfirmedAt() {
        return isBlind() ? null : serverProbe.lastAnsweredAt();
    }

    @Override
    public void close() {
        stopped = true;
        periodicTasks.stop();
        questionQueue.stop();
        repairs.close();
        looks.close();
        watches.forEach(Watch::stop);
        if (recalled) {
            store.write();
        }
        lease.resign();
        serverConnection.close();
    }

    private Watch watch(WatchedKind kind, KubernetesApi api, Watch.Handler handler) {
        return new Watch(new ListWatchClient(serverConnection, api, agentSettings.intervals().apiTimeout(), kind), handler);
    }

    private void layWatches() {
        watches.forEach(Watch::restart);
    }

    private void nodesChanged() {
        watchHandler.setNodes(nodeCache.all());
    }

    /** Called when the API server answers again: a watch may have died unnoticed, and retries may be minutes away. */
    private void returned() {
        lease.renew();
        if (watching) {
            layWatches();
            repairAll();
        }
    }

    /** The right to list may be missing while the right to get an object exists: then each workload is reconciled individually. */
    private void pollIfBlind() {
        if (isBlind() && serverProbe.isReachable()) {
            deploymentStates.all().forEach(repairs::addNow);
        }
    }

    private boolean isBlind() {
        return watches.stream().anyMatch(Watch::isStale);
    }

    private void repairAll() {
        if (lease.isHeld()) {
            // Only the lease holder rewrites the memory, because a standby's copy may be incomplete.
            memory.markAllDirty();
        }
        deploymentStates.all().forEach(repairs::addNow);
    }

    private void pause() {
        try {
            Thread.sleep(MEMORY.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopped = true;
        }
    }

    private static String version() {
        String version = Agent.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}

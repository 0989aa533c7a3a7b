package dev.fleetledger.agent;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

import dev.fleetledger.agent.apiserver.ApiRequests;
import dev.fleetledger.agent.apiserver.ApiServerConnection;
import dev.fleetledger.agent.apiserver.KubernetesApi;
import dev.fleetledger.agent.apply.Reconciler;
import dev.fleetledger.agent.broker.Lockout;
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
import dev.fleetledger.agent.workqueue.AgentThreads;
import dev.fleetledger.agent.workqueue.WorkQueue;
import dev.fleetledger.liveness.LivenessMonitor;

/** The components that use the API server, wired together. {@link ClusterRuntime} starts and stops them. */
record ClusterComponents(ApiServerConnection connection, MemoryStore memoryStore, Lease lease, NodeCache nodes, List<Watch> watches,
        ApiServerProbe probe, Reconciler reconciler, PodDiagnostics diagnostics, QuestionQueue questions, WorkQueue reconcileQueue,
        WorkQueue diagnosticsQueue) {

    /** Timeout of probes and lease requests, which must not wait for a slow API server. */
    private static final Duration SHORT_TIMEOUT = Duration.ofSeconds(3);

    /**
     * @param lockout           whether the hub's broker refuses this agent
     * @param onLeaseAcquired   called when the lease was acquired from another holder
     * @param onServerAvailable called when the API server answers again
     */
    static ClusterComponents create(AgentSettings settings, Clock clock, AgentThreads threads, DeploymentStates deployments, Memory memory,
            LivenessMonitor livenessMonitor, Lockout lockout, Runnable onLeaseAcquired, Runnable onServerAvailable) {
        AgentIntervals intervals = settings.intervals();
        ApiServerConnection connection = ApiServerConnection.open(settings.kubeconfig(), threads);
        ApiRequests requests = new ApiRequests(connection, intervals.apiTimeout(), livenessMonitor::signal);
        KubernetesApi api = new KubernetesApi(requests);
        KubernetesApi shortApi = new KubernetesApi(requests.withTimeout(SHORT_TIMEOUT));
        WorkQueue reconcileQueue = new WorkQueue();
        WorkQueue diagnosticsQueue = new WorkQueue();
        MemoryStore memoryStore = new MemoryStore(api, memory);
        Lease lease = new Lease(shortApi, clock, intervals.lease(), lockout::isActive, onLeaseAcquired);
        NodeCache nodes = new NodeCache(api::read);
        PodDiagnostics diagnostics = new PodDiagnostics(api, deployments, nodes, diagnosticsQueue);
        DaemonSetWatchHandler daemonSets = new DaemonSetWatchHandler(deployments, reconcileQueue::addNow, diagnostics::schedule);
        nodes.onChange(() -> daemonSets.setNodes(nodes.all()));
        ServiceWatchHandler services = new ServiceWatchHandler(reconcileQueue::addNow);
        Reconciler reconciler = new Reconciler(deployments, api, memory, memoryStore, reconcileQueue, lease::notHeldReason, clock,
                (workload, liveObject) -> {
                    daemonSets.onResponse(workload, liveObject);
                    services.onResponse(liveObject);
                });
        QuestionResponder responder = new QuestionResponder(requests, ManagedState.of(deployments, memory), clock);
        // Each restart of a watch begins with a list.
        Duration watchPause = intervals.watchRenewal().multipliedBy(2).plus(intervals.maxPause());
        Function<WatchedKind, ListWatchClient> client = kind -> new ListWatchClient(connection, api, intervals.apiTimeout(), kind);
        return new ClusterComponents(connection, memoryStore, lease, nodes,
                List.of(new Watch(client.apply(WatchedKind.DAEMON_SETS), daemonSets, threads,
                        () -> livenessMonitor.begin("watch-daemonsets", watchPause)),
                        new Watch(client.apply(WatchedKind.SERVICES), services, threads,
                                () -> livenessMonitor.begin("watch-services", watchPause))),
                new ApiServerProbe(shortApi, nodes, version(), onServerAvailable, clock), reconciler, diagnostics,
                new QuestionQueue(responder::respond, lease::mayReport, threads, livenessMonitor), reconcileQueue, diagnosticsQueue);
    }

    private static String version() {
        String version = Agent.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}

package dev.fleetledger.agent;

import java.time.Clock;
import java.time.Duration;
import java.util.List;

import dev.fleetledger.agent.apiserver.ApiServerClient;
import dev.fleetledger.agent.apiserver.KubernetesApi;
import dev.fleetledger.agent.apiserver.ObjectRef;
import dev.fleetledger.agent.apply.Reconciler;
import dev.fleetledger.agent.broker.Lockout;
import dev.fleetledger.agent.deployment.DeploymentStates;
import dev.fleetledger.agent.lease.Lease;
import dev.fleetledger.agent.memory.Memory;
import dev.fleetledger.agent.memory.MemoryStore;
import dev.fleetledger.agent.observe.ApiServerProbe;
import dev.fleetledger.agent.observe.DaemonSetWatchHandler;
import dev.fleetledger.agent.observe.NodeCache;
import dev.fleetledger.agent.observe.PodDiagnostics;
import dev.fleetledger.agent.observe.ServiceWatchHandler;
import dev.fleetledger.agent.observe.WorkloadInformer;
import dev.fleetledger.agent.question.QuestionQueue;
import dev.fleetledger.agent.question.dispatch.QuestionResponder;
import dev.fleetledger.agent.question.preview.ManagedState;
import dev.fleetledger.agent.workqueue.AgentThreads;
import dev.fleetledger.agent.workqueue.WorkQueue;
import dev.fleetledger.liveness.LivenessMonitor;

/** The components that use the API server, wired together. {@link ClusterRuntime} starts and stops them. */
record ClusterComponents(ApiServerClient client, MemoryStore memoryStore, Lease lease, NodeCache nodes, List<WorkloadInformer> informers,
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
        ApiServerClient client = ApiServerClient.open(settings.kubeconfig(), threads, intervals.apiTimeout(), livenessMonitor::signal);
        KubernetesApi api = new KubernetesApi(client);
        ApiServerClient shortClient = client.withTimeout(SHORT_TIMEOUT);
        WorkQueue reconcileQueue = new WorkQueue();
        WorkQueue diagnosticsQueue = new WorkQueue();
        MemoryStore memoryStore = new MemoryStore(api, memory);
        Lease lease = new Lease(shortClient, intervals.lease(), lockout::isActive, onLeaseAcquired,
                () -> livenessMonitor.expectWithin("election", intervals.lease().plus(intervals.maxPause())));
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
        QuestionResponder responder = new QuestionResponder(client, ManagedState.of(deployments, memory), clock);
        // Each restart of an informer begins with a list.
        Duration listPause = intervals.watchRenewal().multipliedBy(2).plus(intervals.maxPause());
        return new ClusterComponents(client, memoryStore, lease, nodes,
                List.of(new WorkloadInformer(client, ObjectRef.daemonSet("", ""), daemonSets,
                        () -> livenessMonitor.expectWithin("watch-daemonsets", listPause)),
                        new WorkloadInformer(client, ObjectRef.service("", ""), services,
                                () -> livenessMonitor.expectWithin("watch-services", listPause))),
                new ApiServerProbe(new KubernetesApi(shortClient), nodes, version(), onServerAvailable, clock), reconciler, diagnostics,
                new QuestionQueue(responder::respond, lease::mayReport, threads, livenessMonitor), reconcileQueue, diagnosticsQueue);
    }

    private static String version() {
        String version = Agent.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}

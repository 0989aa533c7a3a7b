package dev.fleetledger.agent;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.fleetledger.agent.broker.Lockout;
import dev.fleetledger.agent.deployment.DeploymentStates;
import dev.fleetledger.agent.health.HealthServer;
import dev.fleetledger.agent.intake.IntentIntake;
import dev.fleetledger.agent.intake.IntentSource;
import dev.fleetledger.agent.memory.Memory;
import dev.fleetledger.agent.report.ReportIntervals;
import dev.fleetledger.agent.report.ReportOrigin;
import dev.fleetledger.agent.report.ReportSink;
import dev.fleetledger.agent.report.Reporter;
import dev.fleetledger.agent.workqueue.AgentThreads;
import dev.fleetledger.liveness.LivenessMonitor;
import dev.fleetledger.liveness.WatchdogTarget;

/** Agent of one cluster: plans, applies, observes, reports. Each is an object graph of its own, so that many fit in one JVM. */
public final class Agent implements WatchdogTarget, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Agent.class);
    /**
     * Longest time between two heartbeats of what waits for a broker. Kafka's timeouts may be set up to its own defaults: max.block.ms
     * and delivery.timeout.ms are three minutes together.
     */
    private static final Duration MAX_BROKER_PAUSE = Duration.ofMinutes(5);

    private final AgentSettings settings;
    private final AgentThreads threads;
    private final LivenessMonitor livenessMonitor = new LivenessMonitor();
    private final Lockout lockout = new Lockout();
    private final DeploymentStates deploymentStates;
    private final ClusterRuntime cluster;
    private final IntentIntake intentIntake;
    private final IntentSource intentSource;
    private final ReportSink reportSink;
    private final Reporter reporter;
    private @Nullable HealthServer healthServer;
    private volatile boolean stopped;

    public Agent(AgentSettings settings, Clock clock) {
        this(settings, clock, HubTransport.KAFKA, AgentThreads.PLATFORM);
    }

    public Agent(AgentSettings settings, Clock clock, HubTransport hubTransport, AgentThreads threads) {
        this.settings = settings;
        this.threads = threads;
        this.deploymentStates = new DeploymentStates(clock);
        Memory memory = new Memory(clock.millis());
        this.cluster = new ClusterRuntime(settings, clock, threads, deploymentStates, memory, livenessMonitor, lockout);
        lockout.onChange(cluster::onLockoutChange);
        this.intentIntake = new IntentIntake(settings.cluster(), deploymentStates, memory, cluster::enqueue, cluster.questions()::add);
        Runnable signalAlive = () -> livenessMonitor.begin("intents", MAX_BROKER_PAUSE);
        this.intentSource = hubTransport.openIntentSource(settings,
                new IntentSource.Reader(settings.cluster(), intentIntake, () -> cluster.loadMemory(signalAlive), cluster::startWatches,
                        signalAlive, lockout));
        this.reportSink = hubTransport.openReportSink(settings);
        ReportIntervals reportIntervals = new ReportIntervals(settings.intervals().reportDelay(), settings.intervals().heartbeat(),
                settings.intervals().fullReport());
        this.reporter = new Reporter(settings.cluster(), () -> new ReportOrigin(memory.epoch(), memory.hub()), deploymentStates, reportSink,
                lockout, () -> cluster.probe().facts(intentSource.behind()),
                () -> cluster.lease().mayReport() && cluster.probe().hasProbed(), cluster::lastConfirmedAt, reportIntervals, clock,
                () -> livenessMonitor.begin("report", MAX_BROKER_PAUSE));
    }

    public void start() {
        LOG.info("Starting {}", settings);
        if (settings.healthPort() != 0) {
            healthServer = new HealthServer(settings.healthHost(), settings.healthPort(), this::stuck, this::isReady, this::metrics);
        }
        cluster.start();
        intentSource.start();
        reporter.start(threads);
        cluster.questions().start(reporter::answer, reporter::brokerTime);
    }

    public String cluster() {
        return settings.cluster();
    }

    /**
     * The broker accepts this agent, intents are read, the API server was probed, and the hub has received a report or another agent holds
     * the lease.
     */
    public boolean isReady() {
        return !lockout.isActive() && intentSource.hasCaughtUp() && cluster.probe().hasProbed() && (cluster.lease().isStandby() || reporter.delivered() > 0);
    }

    @Override
    public List<String> stuck() {
        List<String> stuck = new ArrayList<>(livenessMonitor.stuck());
        if (!intentSource.isAlive()) {
            stuck.add("intents");
        }
        if (!reporter.isAlive()) {
            stuck.add("report");
        }
        return stopped ? List.of() : stuck;
    }

    @Override
    public void postponeDeadlines(Duration time) {
        livenessMonitor.postponeDeadlines(time);
    }

    /**
     * Ends the work of an agent with stuck tasks without waiting for them: it changes and reports nothing more, and its lease is free.
     * Returns within ten seconds.
     */
    public void resign(List<String> stuck) {
        String reason = "The agent ends because it is stuck: " + String.join(", ", stuck);
        LOG.error("{}", reason);
        new Resignation(cluster, reporter, intentSource, reason).execute();
    }

    @Override
    public void close() {
        stopped = true;
        intentSource.stop();
        reporter.stop();
        cluster.close();
        reportSink.close();
        if (healthServer != null) {
            healthServer.close();
        }
    }

    private Map<String, Number> metrics() {
        Map<String, Number> metrics = new LinkedHashMap<>();
        metrics.put("workloads", deploymentStates.all().size());
        metrics.put("intents_behind", intentSource.behind());
        metrics.put("intents_parked_total", intentIntake.parked());
        metrics.put("intents_refused_total", intentIntake.refused());
        metrics.put("reports_delivered_total", reporter.delivered());
        metrics.put("api_server_reachable", cluster.probe().isReachable() ? 1 : 0);
        metrics.put("credential_refused", lockout.isActive() ? 1 : 0);
        metrics.put("lease_held", cluster.lease().isHeld() ? 1 : 0);
        return metrics;
    }
}

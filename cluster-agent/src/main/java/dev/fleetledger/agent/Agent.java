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

import dev.fleetledger.agent.deployment.Deployments;
import dev.fleetledger.agent.health.Health;
import dev.fleetledger.agent.intake.Intake;
import dev.fleetledger.agent.intake.Intents;
import dev.fleetledger.agent.memory.Memory;
import dev.fleetledger.agent.report.Rate;
import dev.fleetledger.agent.report.Reporter;
import dev.fleetledger.agent.report.Reports;
import dev.fleetledger.agent.work.Rounds;

/** Agent of one cluster: plans, applies, observes, reports. Each is an object graph of its own, so that many fit in one JVM. */
public final class Agent implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Agent.class);
    /** Each wait of these tasks for a broker is bounded in seconds. */
    private static final Duration LONGEST_TURN = Duration.ofMinutes(5);

    private final Settings settings;
    private final Rounds rounds = new Rounds();
    private final Deployments deployments;
    private final ClusterSide cluster;
    private final Intake intake;
    private final Intents intents;
    private final Reports reports;
    private final Reporter reporter;
    private @Nullable Health health;
    private volatile boolean stopped;

    public Agent(Settings settings, Clock clock) {
        this(settings, clock, Ways.OWN);
    }

    public Agent(Settings settings, Clock clock, Ways ways) {
        this.settings = settings;
        this.deployments = new Deployments(clock);
        Memory memory = new Memory(clock.millis());
        this.cluster = new ClusterSide(settings, clock, deployments, memory, rounds);
        this.intake = new Intake(settings.cluster(), deployments, memory, cluster::repair, cluster.questions()::ask);
        Runnable reading = () -> rounds.goesOn("intents", LONGEST_TURN);
        this.intents = ways.intents(settings,
                new Intents.Reader(settings.cluster(), intake, () -> cluster.recall(reading), cluster::watchAndRepair, reading));
        this.reports = ways.reports(settings);
        Rate rate = new Rate(settings.pace().settle(), settings.pace().heartbeat(), settings.pace().refresh());
        this.reporter = new Reporter(settings.cluster(), memory::epoch, deployments, reports, () -> cluster.pulse().facts(intents.behind()),
                () -> cluster.lease().maySpeak() && cluster.pulse().isFelt(), cluster::lastSaw, rate, clock, () -> rounds.goesOn("report", LONGEST_TURN));
    }

    public void start() {
        LOG.info("Starting {}", settings);
        if (settings.healthPort() != 0) {
            health = new Health(settings.healthHost(), settings.healthPort(), this::wedged, this::isReady, this::metrics);
        }
        cluster.start();
        intents.start();
        reporter.start();
        cluster.questions().start(reporter::answer, reporter::brokerTime);
    }

    /** Intents are read, the API server was probed, and the hub has received a report or another agent holds the lease. */
    public boolean isReady() {
        return intents.caughtUp() && cluster.pulse().isFelt() && (cluster.lease().standsBy() || reporter.delivered() > 0);
    }

    /** @return names of stuck tasks, which only a restart can fix; the agent is alive if there are none */
    public List<String> wedged() {
        List<String> wedged = new ArrayList<>(rounds.overdue());
        if (!intents.isAlive()) {
            wedged.add("intents");
        }
        if (!reporter.isAlive()) {
            wedged.add("report");
        }
        return stopped ? List.of() : wedged;
    }

    @Override
    public void close() {
        stopped = true;
        intents.stop();
        reporter.stop();
        cluster.close();
        reports.close();
        if (health != null) {
            health.close();
        }
    }

    private Map<String, Number> metrics() {
        Map<String, Number> metrics = new LinkedHashMap<>();
        metrics.put("workloads", deployments.all().size());
        metrics.put("intents_behind", intents.behind());
        metrics.put("intents_parked_total", intake.parked());
        metrics.put("intents_refused_total", intake.refused());
        metrics.put("reports_delivered_total", reporter.delivered());
        metrics.put("api_server_reachable", cluster.pulse().isReachable() ? 1 : 0);
        metrics.put("lease_held", cluster.lease().isHeld() ? 1 : 0);
        return metrics;
    }
}

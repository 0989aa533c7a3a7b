package dev.fleetledger.agent;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

import io.fabric8.kubernetes.client.KubernetesClient;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.fleetledger.agent.apply.Reconciler;
import dev.fleetledger.agent.cluster.ApiFailure;
import dev.fleetledger.agent.cluster.ClusterApi;
import dev.fleetledger.agent.cluster.Connection;
import dev.fleetledger.agent.cluster.Requests;
import dev.fleetledger.agent.deployment.Deployments;
import dev.fleetledger.agent.health.Health;
import dev.fleetledger.agent.intake.Intake;
import dev.fleetledger.agent.intake.KafkaIntents;
import dev.fleetledger.agent.lease.Lease;
import dev.fleetledger.agent.memory.Memory;
import dev.fleetledger.agent.memory.MemoryStore;
import dev.fleetledger.agent.observe.CloserLook;
import dev.fleetledger.agent.observe.Pulse;
import dev.fleetledger.agent.observe.Sightings;
import dev.fleetledger.agent.observe.Watch;
import dev.fleetledger.agent.report.KafkaReports;
import dev.fleetledger.agent.report.Rate;
import dev.fleetledger.agent.report.Reporter;
import dev.fleetledger.agent.report.Reports;
import dev.fleetledger.agent.work.DueKeys;
import dev.fleetledger.agent.work.Rhythm;
import dev.fleetledger.agent.work.Workers;

/** One cluster's agent: an object graph of its own, so that many fit in one JVM. Wanted, plan, apply, observe, report. */
public final class Agent implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Agent.class);
    private static final int REPAIRERS = 4;
    private static final Duration SHORT_PATIENCE = Duration.ofSeconds(3);
    private static final Duration MEMORY = Duration.ofSeconds(1);
    private static final Duration NODES = Duration.ofSeconds(30);

    private final Settings settings;
    private final KubernetesClient client;
    private final Deployments deployments;
    private final DueKeys repairs = new DueKeys();
    private final DueKeys looks = new DueKeys();
    private final Rhythm rhythm = new Rhythm();
    private final Memory memory = new Memory();
    private final MemoryStore store;
    private final Lease lease;
    private final Reconciler reconciler;
    private final CloserLook closerLook;
    private final Watch watch;
    private final Pulse pulse;
    private final Intake intake;
    private final KafkaIntents intents;
    private final Reports reports;
    private final Reporter reporter;
    private @Nullable Health health;
    private volatile boolean recalled;
    private volatile boolean stopped;

    public Agent(Settings settings, Clock clock) {
        this.settings = settings;
        this.client = Connection.open(settings.kubeconfig());
        Requests requests = new Requests(client, settings.pace().patience());
        ClusterApi api = new ClusterApi(requests);
        ClusterApi impatient = new ClusterApi(requests.within(SHORT_PATIENCE));
        this.deployments = new Deployments(clock);
        this.store = new MemoryStore(api, memory);
        this.lease = new Lease(impatient, clock, settings.pace().lease());
        this.closerLook = new CloserLook(api, deployments, looks);
        Sightings sightings = new Sightings(deployments, repairs::addNow, closerLook::soon);
        this.watch = new Watch(client, sightings);
        this.reconciler = new Reconciler(deployments, api, memory, repairs, this::mayAct, clock, sightings::answered);
        this.intake = new Intake(settings.cluster(), deployments, memory, repairs::addNow);
        this.intents = new KafkaIntents(settings.kafka(), settings.cluster(), intake, this::recall, this::watchAndRepair,
                settings.pace().reread());
        this.pulse = new Pulse(impatient, version(), intents::behind, this::returned);
        this.reports = new KafkaReports(settings.kafka(), settings.credential(), settings.reportKey());
        this.reporter = new Reporter(settings.cluster(), deployments, reports, pulse::facts,
                () -> lease.maySpeak() && pulse.isFelt(), pulse::isReachable,
                new Rate(settings.pace().settle(), settings.pace().heartbeat(), settings.pace().refresh()), clock);
    }

    public void start() {
        LOG.info("Starting {}", settings);
        if (settings.healthPort() != 0) {
            health = new Health(settings.healthPort(), () -> !stopped, this::isReady, this::metrics);
        }
        rhythm.every("lease", settings.pace().lease().dividedBy(3), lease::renew);
        rhythm.every("pulse", settings.pace().pulse(), pulse::feel);
        rhythm.about("nodes", NODES, pulse::countNodes);
        intents.start();
        reporter.start();
        new Workers(repairs, reconciler::reconcile).start("repair", REPAIRERS);
        new Workers(looks, closerLook::look).start("look", 1);
    }

    /** Intents are in, the API server answered or is known not to, and the hub has heard of us. */
    public boolean isReady() {
        return intents.caughtUp() && pulse.isFelt() && (lease.standsBy() || reporter.delivered() > 0);
    }

    @Override
    public void close() {
        stopped = true;
        intents.stop();
        reporter.stop();
        rhythm.stop();
        repairs.close();
        looks.close();
        watch.stop();
        if (recalled) {
            store.write();
        }
        lease.giveUp();
        reports.close();
        client.close();
        if (health != null) {
            health.close();
        }
    }

    /** Before the first intent is acted upon: what was done before must be known. Waits for the API server as long as it takes. */
    private void recall() {
        while (!recalled && !stopped) {
            try {
                store.recall();
                if (settings.installation() != null) {
                    memory.belongsTo(settings.installation());
                }
                recalled = true;
                rhythm.every("memory", MEMORY, store::write);
            } catch (ApiFailure failure) {
                LOG.warn("Memory not read, trying again: {}", failure.message());
                pause();
            }
        }
    }

    private void watchAndRepair() {
        rhythm.about("watch", settings.pace().watch(), watch::lay);
        rhythm.about("repair all", settings.pace().repair(), this::repairAll);
    }

    /** The API server answers again: a watch may have died unseen, and tries may be minutes away. */
    private void returned() {
        lease.renew();
        if (intents.caughtUp()) {
            watch.lay();
            repairAll();
        }
    }

    private boolean mayAct() {
        return recalled && lease.isHeld();
    }

    private void repairAll() {
        deployments.all().forEach(repairs::addNow);
    }

    private Map<String, Number> metrics() {
        Map<String, Number> metrics = new LinkedHashMap<>();
        metrics.put("workloads", deployments.all().size());
        metrics.put("intents_behind", intents.behind());
        metrics.put("intents_parked_total", intake.parked());
        metrics.put("intents_refused_total", intake.refused());
        metrics.put("reports_delivered_total", reporter.delivered());
        metrics.put("api_server_reachable", pulse.isReachable() ? 1 : 0);
        metrics.put("lease_held", lease.isHeld() ? 1 : 0);
        return metrics;
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

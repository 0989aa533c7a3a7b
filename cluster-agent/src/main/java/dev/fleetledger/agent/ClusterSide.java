package dev.fleetledger.agent;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.fleetledger.agent.apply.Reconciler;
import dev.fleetledger.agent.cluster.ApiFailure;
import dev.fleetledger.agent.cluster.ClusterApi;
import dev.fleetledger.agent.cluster.Connection;
import dev.fleetledger.agent.cluster.Requests;
import dev.fleetledger.agent.deployment.Deployments;
import dev.fleetledger.agent.lease.Lease;
import dev.fleetledger.agent.memory.Memory;
import dev.fleetledger.agent.memory.MemoryStore;
import dev.fleetledger.agent.observe.CloserLook;
import dev.fleetledger.agent.observe.Nodes;
import dev.fleetledger.agent.observe.Pulse;
import dev.fleetledger.agent.observe.ServiceSightings;
import dev.fleetledger.agent.observe.Sightings;
import dev.fleetledger.agent.observe.Watch;
import dev.fleetledger.agent.observe.WatchRequests;
import dev.fleetledger.agent.observe.WatchRequests.Watched;
import dev.fleetledger.agent.question.Answering;
import dev.fleetledger.agent.question.Questions;
import dev.fleetledger.agent.question.preview.Standing;
import dev.fleetledger.agent.work.DueKeys;
import dev.fleetledger.agent.work.Rhythm;
import dev.fleetledger.agent.work.Rounds;
import dev.fleetledger.agent.work.Workers;

/** The part of an agent that uses the API server: applies, watches, answers questions and keeps the agent memory. */
final class ClusterSide implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ClusterSide.class);
    private static final int REPAIRERS = 4;
    private static final Duration SHORT_PATIENCE = Duration.ofSeconds(3);
    private static final Duration MEMORY = Duration.ofSeconds(1);
    private static final Duration NODES = Duration.ofSeconds(30);

    private final Settings settings;
    private final Connection connection;
    private final Deployments deployments;
    private final Memory memory;
    private final MemoryStore store;
    private final Lease lease;
    private final Nodes nodes;
    private final Sightings sightings;
    private final List<Watch> watches;
    private final Pulse pulse;
    private final Reconciler reconciler;
    private final CloserLook closerLook;
    private final Questions questions;
    private final DueKeys repairs = new DueKeys();
    private final DueKeys looks = new DueKeys();
    private final Rounds rounds;
    private final Rhythm rhythm;
    private volatile boolean recalled;
    private volatile boolean watching;
    private volatile boolean stopped;

    ClusterSide(Settings settings, Clock clock, Deployments deployments, Memory memory, Rounds rounds) {
        this.settings = settings;
        this.connection = Connection.open(settings.kubeconfig());
        this.deployments = deployments;
        this.memory = memory;
        this.rounds = rounds;
        this.rhythm = new Rhythm(rounds);
        Requests requests = new Requests(connection, settings.pace().patience());
        ClusterApi api = new ClusterApi(requests);
        ClusterApi impatient = new ClusterApi(requests.within(SHORT_PATIENCE));
        this.store = new MemoryStore(api, memory);
        this.lease = new Lease(impatient, clock, settings.pace().lease(), this::recallAgain);
        this.nodes = new Nodes(api::read, this::nodesChanged);
        this.closerLook = new CloserLook(api, deployments, nodes, looks);
        this.sightings = new Sightings(deployments, repairs::addNow, closerLook::soon);
        ServiceSightings services = new ServiceSightings(repairs::addNow);
        this.watches = List.of(watch(Watched.DAEMON_SETS, api, sightings), watch(Watched.SERVICES, api, services));
        this.reconciler = new Reconciler(deployments, api, memory, store, repairs, lease::whyNotHeld, clock,
                (workload, live) -> {
                    sightings.answered(workload, live);
                    services.answered(live);
                });
        Answering answering = new Answering(requests, Standing.of(deployments, memory), clock);
        this.questions = new Questions(answering::answer, lease::maySpeak);
        this.pulse = new Pulse(impatient, nodes, version(), this::returned, clock);
    }

    void start() {
        rhythm.every("lease", settings.pace().lease().dividedBy(3), lease::renew);
        rhythm.every("pulse", settings.pace().pulse(), pulse::feel);
        rhythm.about("nodes", NODES, nodes::list);
        new Workers(repairs, reconciler::reconcile, rounds).start("repair", REPAIRERS);
        new Workers(looks, closerLook::look, rounds).start("look", 1);
    }

    /** Reads the agent memory before the first intent is acted upon. Retries until the API server answers. */
    void recall(Runnable goesOn) {
        while (!recalled && !stopped) {
            goesOn.run();
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

    /** A previous lease holder may have written since our last read, and our epoch must be larger than its own. */
    private void recallAgain() {
        if (recalled) {
            store.recall();
        }
    }

    void watchAndRepair() {
        watching = true;
        rhythm.about("watch", settings.pace().watch(), this::layWatches);
        rhythm.about("repair all", settings.pace().repair(), this::repairAll);
        rhythm.about("poll", settings.pace().heartbeat(), this::pollIfBlind);
    }

    void repair(UUID workload) {
        repairs.addNow(workload);
    }

    Lease lease() {
        return lease;
    }

    Questions questions() {
        return questions;
    }

    Pulse pulse() {
        return pulse;
    }

    /** @return when the API server last answered, which confirms older observations; nothing while changes could go unseen */
    @Nullable Instant lastSaw() {
        return isBlind() ? null : pulse.lastFelt();
    }

    @Override
    public void close() {
        stopped = true;
        rhythm.stop();
        questions.stop();
        repairs.close();
        looks.close();
        watches.forEach(Watch::stop);
        if (recalled) {
            store.write();
        }
        lease.giveUp();
        connection.close();
    }

    private Watch watch(Watched kind, ClusterApi api, Watch.Told told) {
        return new Watch(new WatchRequests(connection, api, settings.pace().patience(), kind), told);
    }

    private void layWatches() {
        watches.forEach(Watch::lay);
    }

    private void nodesChanged() {
        sightings.among(nodes.all());
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
        if (isBlind() && pulse.isReachable()) {
            deployments.all().forEach(repairs::addNow);
        }
    }

    private boolean isBlind() {
        return watches.stream().anyMatch(Watch::isBlind);
    }

    private void repairAll() {
        if (lease.isHeld()) {
            // Only the lease holder rewrites the memory, because a standby's copy may be incomplete.
            memory.writeAllAgain();
        }
        deployments.all().forEach(repairs::addNow);
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

package dev.fleetledger.agent.report;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.fleetledger.agent.broker.Lockout;
import dev.fleetledger.agent.broker.Lockout.Client;
import dev.fleetledger.agent.deployment.DeploymentState;
import dev.fleetledger.agent.deployment.DeploymentStates;
import dev.fleetledger.agent.report.ReportSink.ReportNotDeliveredException;
import dev.fleetledger.agent.workqueue.AgentThreads;
import dev.fleetledger.contract.report.Answer;
import dev.fleetledger.contract.report.ClusterFacts;
import dev.fleetledger.contract.report.Confirmation;
import dev.fleetledger.contract.report.DeploymentFacts;
import dev.fleetledger.contract.report.Report;

/**
 * Reports changes, and the cluster's facts as a heartbeat, which also confirms all unchanged deployments. Everything is reported again
 * at a long interval. One thread sends one report at a time.
 */
public final class Reporter {

    private static final Logger LOG = LoggerFactory.getLogger(Reporter.class);
    /** At 3 KiB each, this is far below the megabyte that a record may have. */
    private static final int MAX_PER_REPORT = 100;
    private static final long PAUSE_AFTER_FAILURE_MILLIS = 500;

    private final String cluster;
    private final Supplier<ReportOrigin> currentOrigin;
    private final DeploymentStates deploymentStates;
    private final ReportSink reportSink;
    private final Lockout lockout;
    private final Supplier<ClusterFacts> clusterFacts;
    private final BooleanSupplier mayReport;
    private final Supplier<@Nullable Instant> lastConfirmedAt;
    private final ReportIntervals reportIntervals;
    private final Clock clock;
    private final Runnable signalAlive;
    private final ReportQueue reportQueue = new ReportQueue();
    private final BrokerClock brokerClock = new BrokerClock();
    private final ReportedDeployments reported = new ReportedDeployments();
    private final AtomicLong sequence = new AtomicLong();
    private long heartbeatDue = System.nanoTime();
    private long fullReportDue;
    private long lastOffset;
    /** Something was left out of the last reports, so that no heartbeat may confirm what was reported before. */
    private boolean incomplete;
    private volatile @Nullable ReportOrigin origin;
    private @Nullable Instant confirmedAt;
    private volatile boolean finished;
    private volatile long delivered;
    private volatile @Nullable Thread thread;

    /**
     * @param lockout         told whether the broker refuses this agent
     * @param mayReport       whether this is the agent that reports for the cluster
     * @param lastConfirmedAt when the API server last answered, which confirms older observations; nothing while it doesn't answer
     * @param signalAlive     called before each delivery, and at least once per heartbeat interval
     */
    public Reporter(String cluster, Supplier<ReportOrigin> currentOrigin, DeploymentStates deploymentStates, ReportSink reportSink,
            Lockout lockout, Supplier<ClusterFacts> clusterFacts,
            BooleanSupplier mayReport, Supplier<@Nullable Instant> lastConfirmedAt, ReportIntervals reportIntervals, Clock clock,
            Runnable signalAlive) {
        this.cluster = cluster;
        this.currentOrigin = currentOrigin;
        this.deploymentStates = deploymentStates;
        this.reportSink = reportSink;
        this.lockout = lockout;
        this.clusterFacts = clusterFacts;
        this.mayReport = mayReport;
        this.lastConfirmedAt = lastConfirmedAt;
        this.reportIntervals = reportIntervals;
        this.clock = clock;
        this.signalAlive = signalAlive;
        this.fullReportDue = heartbeatDue + withJitter(reportIntervals.fullReport().toNanos());
        deploymentStates.onChange(reportQueue::add);
    }

    public void start(AgentThreads threads) {
        thread = threads.start("report " + cluster, this::run);
    }

    public void stop() {
        if (thread != null) {
            thread.interrupt();
        }
    }

    /**
     * Sends no more reports than a last one. Doesn't wait for the thread, which may be stuck.
     *
     * @param facts content of the last report; nothing if this agent doesn't report for the cluster
     */
    public void finish(@Nullable ClusterFacts facts) throws InterruptedException {
        finished = true;
        stop();
        try {
            if (facts != null) {
                reportSink.deliver(report(facts, List.of(), null, null));
            }
        } catch (ReportNotDeliveredException e) {
            LOG.warn("The last report was not delivered: {}", e.getMessage());
        }
    }

    /** @return whether its thread runs, or was not started yet */
    public boolean isAlive() {
        Thread running = thread;
        return running == null || running.isAlive();
    }

    /** @return number of reports that the broker acknowledged */
    public long delivered() {
        return delivered;
    }

    /** Reports the answer, unless it has expired by then. */
    public void answer(Answer answer, Instant expiresAt) {
        reportQueue.add(new PendingAnswer(answer, expiresAt));
    }

    /** @return the time of the hub's broker; nothing until it has acknowledged a report */
    public @Nullable Instant brokerTime() {
        return brokerClock.now();
    }

    private void run() {
        try {
            while (true) {
                reportQueue.await(reportIntervals.settle().toNanos(), Math.min(heartbeatDue, fullReportDue));
                signalAlive.run();
                sendReportSafely();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Survives failures, because a silent agent looks dead. What a failure left out is reported a few heartbeats later. */
    private void sendReportSafely() throws InterruptedException {
        try {
            sendReport();
        } catch (RuntimeException e) {
            LOG.error("Report failed unexpectedly", e);
            incomplete = true;
            fullReportDue = Math.min(fullReportDue, System.nanoTime() + 3 * reportIntervals.heartbeat().toNanos());
            Thread.sleep(PAUSE_AFTER_FAILURE_MILLIS);
        }
    }

    private void sendReport() throws InterruptedException {
        if (lockout.isRefused(Client.REPORTS)) {
            probe();
            return;
        }
        if (!mayReport.getAsBoolean()) {
            Thread.sleep(PAUSE_AFTER_FAILURE_MILLIS);
            return;
        }
        boolean originChanged = updateOrigin();
        if (originChanged || System.nanoTime() - fullReportDue >= 0) {
            fullReportDue = System.nanoTime() + withJitter(reportIntervals.fullReport().toNanos());
            repeatAll();
        }
        boolean heartbeat = System.nanoTime() - heartbeatDue >= 0;
        List<UUID> taken = reportQueue.takeWorkloads(MAX_PER_REPORT);
        List<DeploymentFacts> changes = taken.stream().map(deploymentStates::find).filter(Objects::nonNull).map(DeploymentState::facts)
                .filter(Objects::nonNull).filter(reported::isDue).toList();
        if (heartbeat || !changes.isEmpty()) {
            deliver(heartbeat ? report(clusterFacts.get(), changes, null, incomplete ? null : confirmation(changes)) : report(null, changes, null, null),
                    () -> repeat(taken));
        }
        // Sent in a report of its own, because one answer may be nearly as large as a record.
        PendingAnswer pendingAnswer = reportQueue.takeAnswer();
        if (pendingAnswer != null && !pendingAnswer.isExpired(brokerTime())) {
            deliver(report(null, List.of(), List.of(pendingAnswer.answer()), null), () -> reportQueue.add(pendingAnswer));
        }
    }

    private boolean updateOrigin() {
        ReportOrigin before = origin;
        ReportOrigin current = currentOrigin.get();
        origin = current;
        if (before != null && before.agentEpoch() != current.agentEpoch()) {
            reported.clear();
        }
        return before != null && !before.equals(current);
    }

    private void repeatAll() {
        incomplete = false;
        updateConfirmedAt();
        if (confirmedAt != null) {
            deploymentStates.confirmAll(confirmedAt);
        }
        repeat(deploymentStates.all());
    }

    private void updateConfirmedAt() {
        Instant latest = lastConfirmedAt.get();
        confirmedAt = latest == null ? confirmedAt : latest;
    }

    private void repeat(List<UUID> workloads) {
        reported.repeat(workloads);
        reportQueue.addAll(workloads);
    }

    private Confirmation confirmation(List<DeploymentFacts> changes) {
        updateConfirmedAt();
        reported.retain(deploymentStates.all());
        return new Confirmation(reported.digestWith(changes), confirmedAt);
    }

    /** Reports nothing, because by now another agent may report for the cluster. */
    private void probe() throws InterruptedException {
        try {
            reportSink.probe();
            lockout.accepted(Client.REPORTS);
        } catch (ReportNotDeliveredException e) {
            Thread.sleep(retryDelayMillis(e));
        }
    }

    private long retryDelayMillis(ReportNotDeliveredException failure) {
        return failure.isRefused() ? lockout.refused(Client.REPORTS, String.valueOf(failure.getMessage())).toMillis()
                : withJitter(PAUSE_AFTER_FAILURE_MILLIS);
    }

    private Report report(@Nullable ClusterFacts facts, List<DeploymentFacts> changes, @Nullable List<Answer> answers,
            @Nullable Confirmation confirmation) {
        ReportOrigin known = origin;
        return new Report(cluster, (known == null ? currentOrigin.get() : known).agentEpoch(), sequence.incrementAndGet(), clock.instant(),
                facts, changes, answers, changes.isEmpty() ? null : changes.stream().map(ReportedDeployments::digest).toList(),
                confirmation);
    }

    /** @param onFailure puts back what was not reported */
    private void deliver(Report report, Runnable onFailure) throws InterruptedException {
        if (finished) {
            throw new InterruptedException();
        }
        signalAlive.run();
        try {
            acknowledged(reportSink.deliver(report));
        } catch (ReportNotDeliveredException e) {
            if (!e.isRefused()) {
                LOG.warn("Report {} not delivered: {}", report.sequence(), e.getMessage());
            }
            onFailure.run();
            Thread.sleep(retryDelayMillis(e));
            return;
        }
        delivered++;
        if (report.clusterFacts() != null) {
            heartbeatDue = System.nanoTime() + withJitter(reportIntervals.heartbeat().toNanos());
        }
        List<Long> digests = report.digests();
        if (digests != null) {
            for (int i = 0; i < digests.size(); i++) {
                reported(report.deployments().get(i), digests.get(i));
            }
        }
    }

    /** After a loss of the topic everything is reported again: the hub may not have read what it held. */
    private void acknowledged(ReportSink.Receipt receipt) {
        brokerClock.sync(receipt.storedAt());
        if (receipt.offset() < lastOffset) {
            LOG.warn("The broker has lost earlier reports, reporting everything again");
            fullReportDue = System.nanoTime();
        }
        lastOffset = receipt.offset();
    }

    /** A drift that is over is reported once and then cleared. */
    private void reported(DeploymentFacts facts, long digest) {
        reported.record(facts, digest);
        deploymentStates.change(facts.workload(), state -> state.driftState().over() && Objects.equals(state.drift(), facts.drift())
                ? state.withDrift(null, false) : state);
    }

    private static long withJitter(long amount) {
        return Math.round(amount * (0.75 + ThreadLocalRandom.current().nextDouble() / 4));
    }
}

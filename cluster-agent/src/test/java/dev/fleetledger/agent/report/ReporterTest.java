package dev.fleetledger.agent.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.fleetledger.agent.broker.Lockout;
import dev.fleetledger.agent.deployment.DeploymentStates;
import dev.fleetledger.agent.memory.KnownHub;
import dev.fleetledger.agent.workqueue.AgentThreads;
import dev.fleetledger.contract.report.AttemptResult;
import dev.fleetledger.contract.report.ClusterFacts;
import dev.fleetledger.contract.report.DeploymentFacts;
import dev.fleetledger.contract.report.DeploymentFacts.Attempt;
import dev.fleetledger.contract.report.Report;

class ReporterTest {

    private static final UUID WORKLOAD = UUID.fromString("0197a1b2-0000-7000-8000-000000000002");
    private static final UUID OTHER = UUID.fromString("0197a1b2-0000-7000-8000-000000000003");
    private static final Duration NEVER = Duration.ofHours(1);

    private final DeploymentStates deploymentStates = new DeploymentStates(Clock.systemUTC());
    private final LinkedBlockingQueue<Report> reports = new LinkedBlockingQueue<>();
    private final AtomicInteger probes = new AtomicInteger();
    private final AtomicInteger offset = new AtomicInteger();
    private final Semaphore failures = new Semaphore(0);
    private volatile boolean unavailable;
    private volatile int refusals;
    private volatile ReportOrigin origin = new ReportOrigin(1, null);
    private volatile Supplier<ClusterFacts> clusterFacts = () -> new ClusterFacts("1", null, 0, 0, ClusterFacts.REACHABLE, 0);
    private Reporter reporter;

    @AfterEach
    void stop() {
        reporter.stop();
    }

    @Test
    void reportsOnlyChanges() throws InterruptedException {
        start(new ReportIntervals(Duration.ofMillis(1), NEVER, NEVER));
        deploymentStates.observe(WORKLOAD, it -> it.withAttempt(attempt(1, AttemptResult.APPLIED), 0));
        assertThat(nextFacts()).hasSize(1);

        // An unchanged observation, followed by two changes before the next report.
        deploymentStates.observe(WORKLOAD, it -> it);
        deploymentStates.observe(WORKLOAD, it -> it.withAttempt(attempt(1, AttemptResult.APPLIED), 1));
        deploymentStates.observe(WORKLOAD, it -> it.withAttempt(attempt(2, AttemptResult.PENDING), 0));

        DeploymentFacts facts = nextFacts().getFirst();
        assertThat(facts.attempt().generation()).as("generation of the next change reported").isEqualTo(2);
    }

    @Test
    void sendsOnlyHeartbeatsAndFullReportsWhenIdle() throws InterruptedException {
        start(new ReportIntervals(Duration.ofMillis(1), Duration.ofMillis(5), Duration.ofMillis(60)));
        deploymentStates.observe(WORKLOAD, it -> it.withAttempt(attempt(1, AttemptResult.APPLIED), 0));

        assertThat(heartbeatsBetweenFullReports()).as("heartbeats between two of the first full reports").anyMatch(count -> count > 0);
    }

    @Test
    void reportsLatestStateAfterFailedDelivery() throws InterruptedException {
        unavailable = true;
        start(new ReportIntervals(Duration.ofMillis(1), NEVER, NEVER));
        deploymentStates.observe(WORKLOAD, it -> it.withAttempt(attempt(1, AttemptResult.PENDING), 0));
        deploymentStates.observe(WORKLOAD, it -> it.withAttempt(attempt(1, AttemptResult.APPLIED), 0));
        failures.drainPermits();
        // The second failure is of a report that was made after the last change.
        assertThat(failures.tryAcquire(2, 20, TimeUnit.SECONDS)).as("deliveries failed").isTrue();

        unavailable = false;

        assertThat(nextFacts().getFirst().attempt().result()).isEqualTo(AttemptResult.APPLIED);
    }

    @Test
    void confirmsInHeartbeatsWhatItHasReported() throws InterruptedException {
        start(new ReportIntervals(Duration.ofMillis(1), Duration.ofMillis(5), NEVER));
        deploymentStates.observe(WORKLOAD, it -> it.withAttempt(attempt(1, AttemptResult.APPLIED), 0));
        deploymentStates.observe(OTHER, it -> it.withAttempt(attempt(1, AttemptResult.APPLIED), 0));

        Map<UUID, Long> reported = new HashMap<>();
        for (int heartbeats = 0; heartbeats < 20; ) {
            Report report = reports.poll(20, TimeUnit.SECONDS);
            for (int i = 0; i < report.deployments().size(); i++) {
                reported.put(report.deployments().get(i).workload(), report.digests().get(i));
            }
            if (report.confirmation() != null) {
                heartbeats++;
                assertThat(report.confirmation().digest()).isEqualTo(reported.values().stream().mapToLong(it -> it).sum());
            }
        }
        assertThat(reported.values()).hasSize(2).doesNotHaveDuplicates().doesNotContain(0L);
    }

    @Test
    void reportsStateAgainThatAFailedReportMayHaveReplaced() throws InterruptedException {
        start(new ReportIntervals(Duration.ofMillis(1), NEVER, NEVER));
        deploymentStates.observe(WORKLOAD, it -> it.withAttempt(attempt(1, AttemptResult.APPLIED), 0));
        assertThat(nextFacts()).hasSize(1);

        unavailable = true;
        deploymentStates.observe(WORKLOAD, it -> it.withAttempt(attempt(1, AttemptResult.RETRYING), 1));
        failures.tryAcquire(20, TimeUnit.SECONDS);
        deploymentStates.observe(WORKLOAD, it -> it.withAttempt(attempt(1, AttemptResult.APPLIED), 0));
        unavailable = false;

        assertThat(nextFacts().getFirst().attempt().result()).isEqualTo(AttemptResult.APPLIED);
    }

    @Test
    void reportsLaterWhatAnUnexpectedFailureLeftOut() throws InterruptedException {
        Supplier<ClusterFacts> facts = clusterFacts;
        var failures = new Semaphore(0);
        clusterFacts = () -> {
            failures.release();
            throw new IllegalStateException("unexpected");
        };
        start(new ReportIntervals(Duration.ofMillis(1), Duration.ofMillis(5), NEVER));
        deploymentStates.observe(WORKLOAD, it -> it.withAttempt(attempt(1, AttemptResult.APPLIED), 0));
        failures.drainPermits();
        // The second report from now on certainly contained the deployment.
        assertThat(failures.tryAcquire(2, 20, TimeUnit.SECONDS)).isTrue();

        clusterFacts = facts;

        assertThat(nextFacts()).hasSize(1);
    }

    @Test
    void reportsEverythingToARestoredHub() throws InterruptedException {
        KnownHub hub = new KnownHub(new UUID(0, 1), 1);
        origin = new ReportOrigin(1, hub);
        start(new ReportIntervals(Duration.ofMillis(1), Duration.ofMillis(5), NEVER));
        deploymentStates.observe(WORKLOAD, it -> it.withAttempt(attempt(1, AttemptResult.APPLIED), 0));
        Report first = nextReport();

        origin = new ReportOrigin(1, new KnownHub(hub.installation(), 2));

        Report again = nextReport();
        assertThat(again.deployments()).extracting(DeploymentFacts::workload).containsExactly(WORKLOAD);
        assertThat(again.digests()).isEqualTo(first.digests());
    }

    @Test
    void reportsEverythingAfterTheBrokerLostReports() throws InterruptedException {
        start(new ReportIntervals(Duration.ofMillis(1), Duration.ofMillis(5), NEVER));
        deploymentStates.observe(WORKLOAD, it -> it.withAttempt(attempt(1, AttemptResult.APPLIED), 0));
        Report first = nextReport();

        offset.set(-100);

        assertThat(nextReport().digests()).isEqualTo(first.digests());
    }

    @Test
    void reportsEverythingInANewEpoch() throws InterruptedException {
        start(new ReportIntervals(Duration.ofMillis(1), Duration.ofMillis(5), NEVER));
        deploymentStates.observe(WORKLOAD, it -> it.withAttempt(attempt(1, AttemptResult.APPLIED), 0));
        nextReport();

        origin = new ReportOrigin(2, null);

        assertThat(nextReport().agentEpoch()).isEqualTo(2);
    }

    @Test
    void probesRefusingBrokerBeforeReportingAgain() throws InterruptedException {
        refusals = 3;
        start(new ReportIntervals(Duration.ofMillis(1), NEVER, NEVER));

        deploymentStates.observe(WORKLOAD, it -> it.withAttempt(attempt(1, AttemptResult.APPLIED), 0));

        assertThat(nextFacts()).hasSize(1);
        assertThat(probes).as("probes, of which the last one succeeds").hasValue(3);
    }

    @Test
    void sendsNothingAfterLastReport() throws InterruptedException {
        start(new ReportIntervals(Duration.ofMillis(1), NEVER, NEVER));
        deploymentStates.observe(WORKLOAD, it -> it.withAttempt(attempt(1, AttemptResult.APPLIED), 0));
        long before = nextReportSequence();

        reporter.finish(new ClusterFacts("1", null, 0, 0, "The agent ends", 0));
        deploymentStates.observe(WORKLOAD, it -> it.withAttempt(attempt(2, AttemptResult.APPLIED), 0));

        Report last = reports.poll(20, TimeUnit.SECONDS);
        assertThat(last.sequence()).isGreaterThan(before);
        assertThat(last.clusterFacts().apiServer()).isEqualTo("The agent ends");
        assertThat(reports.poll(200, TimeUnit.MILLISECONDS)).isNull();
    }

    private void start(ReportIntervals reportIntervals) {
        ReportSink reportSink = new ReportSink() {
            @Override
            public Receipt deliver(Report report) throws ReportNotDeliveredException {
                if (refusals > 0) {
                    refusals--;
                    throw new ReportNotDeliveredException("refused", true);
                }
                if (unavailable) {
                    failures.release();
                    throw new ReportNotDeliveredException("unavailable");
                }
                reports.add(report);
                return new Receipt(Instant.now(), offset.getAndIncrement());
            }

            @Override
            public void probe() throws ReportNotDeliveredException {
                probes.incrementAndGet();
                if (refusals > 0) {
                    refusals--;
                    throw new ReportNotDeliveredException("refused", true);
                }
            }

            @Override
            public void close() {}
        };
        reporter = new Reporter("eu-1", () -> origin, deploymentStates, reportSink, new Lockout(),
                () -> clusterFacts.get(),
                () -> true, () -> null, reportIntervals, Clock.systemUTC(), () -> { });
        reporter.start(AgentThreads.PLATFORM);
    }

    private List<DeploymentFacts> nextFacts() throws InterruptedException {
        return nextReport().deployments();
    }

    private long nextReportSequence() throws InterruptedException {
        return nextReport().sequence();
    }

    /** Counts them for a few full reports, because a busy machine may delay the thread until both are due. */
    private List<Long> heartbeatsBetweenFullReports() throws InterruptedException {
        List<Long> counts = new ArrayList<>();
        long last = nextReportSequence();
        for (int i = 0; i < 20; i++) {
            long next = nextReportSequence();
            counts.add(next - last - 1);
            last = next;
        }
        return counts;
    }

    private Report nextReport() throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (true) {
            assertThat(System.nanoTime() - deadline).as("time after the deadline for a report of a deployment").isNegative();
            Report report = reports.poll(20, TimeUnit.SECONDS);
            assertThat(report).as("a report").isNotNull();
            if (!report.deployments().isEmpty()) {
                return report;
            }
        }
    }

    private static Attempt attempt(long generation, AttemptResult result) {
        return new Attempt(new UUID(0, generation), generation, result, null, null);
    }
}

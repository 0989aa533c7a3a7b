package dev.fleetledger.agent;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.fleetledger.agent.intake.IntentSource;
import dev.fleetledger.agent.report.Reporter;
import dev.fleetledger.agent.workqueue.AgentThreads;
import dev.fleetledger.contract.report.ClusterFacts;

/** Ends the work of an agent with stuck tasks. Each step has a thread of its own, because any of them may wait for what is stuck. */
record Resignation(ClusterRuntime cluster, Reporter reporter, IntentSource intentSource, String reason) {

    private static final Logger LOG = LoggerFactory.getLogger(Resignation.class);
    /** Two requests for the lease with a timeout of 3 s each fit in; a lease that can't be freed until then expires after 15 s. */
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    void execute() {
        boolean mayReport = cluster.lease().mayReport();
        Stream<Runnable> steps = Stream.of(cluster.lease()::resign, () -> finishReports(mayReport), cluster::stop, intentSource::stop);
        List<Thread> threads = steps.map(step -> AgentThreads.PLATFORM.start("resign", step)).toList();
        long end = System.nanoTime() + TIMEOUT.toNanos();
        try {
            for (Thread thread : threads) {
                if (!thread.join(Duration.ofNanos(Math.max(1, end - System.nanoTime())))) {
                    LOG.warn("A step of the resignation hangs: {}", List.of(thread.getStackTrace()));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The last report states the reason where the hub shows how the API server answers, because the agent no longer asks it. */
    private void finishReports(boolean mayReport) {
        try {
            reporter.finish(mayReport ? cluster.probe().facts(intentSource.behind()).withApiServer(reason) : null);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

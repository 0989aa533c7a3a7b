package dev.fleetledger.query;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

import dev.fleetledger.contract.deployment.DeploymentEvent;
import dev.fleetledger.query.projection.rebuild.Rebuild;

/** Measures how fast the views are rebuilt from a ledger of drafts, workloads and deployments. Started manually; it asserts nothing. */
final class RebuildBenchmark {

    private static final String PERSON = "benchmark-admin";
    private static final int CLUSTERS = 10;

    private RebuildBenchmark() {}

    /** @param arguments the number of workloads and of rebuilds */
    public static void main(String[] arguments) {
        int workloads = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 2_000;
        int rebuilds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 7;
        try (TestQuerySide querySide = new TestQuerySide()) {
            TestFleet fleet = new TestFleet(querySide, "benchmark");
            List<String> clusters = IntStream.range(0, CLUSTERS).mapToObj(n -> fleet.registerCluster("c" + n)).toList();
            IntStream.range(0, workloads).forEach(n -> writeWorkload(fleet, "workload-" + n, clusters));
            TestQuerySide.within(Duration.ofMinutes(10), "everything is projected",
                    () -> querySide.count("select position from views.progress") >= fleet.position);
            for (int n = 1; n <= rebuilds; n++) {
                rebuild(querySide, "views_" + n);
            }
        }
        System.exit(0);
    }

    private static void writeWorkload(TestFleet fleet, String name, List<String> clusters) {
        UUID draft = fleet.createDraft(PERSON, name, "monitoring", clusters);
        UUID workload = fleet.submit(PERSON, draft, name, "monitoring", clusters);
        Object[] settled = clusters.stream().map(cluster -> new DeploymentEvent.Settled(workload, cluster, 1,
                new DeploymentEvent.Evidence(3, 3, 3, 3, Instant.now()))).toArray();
        fleet.position = fleet.querySide.ledger.append("system", "deployment.settle", settled);
    }

    private static void rebuild(TestQuerySide querySide, String schema) {
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(QuerySide.class).web(WebApplicationType.NONE)
                .profiles("rebuild").run(querySide.arguments(Map.of("fleetledger.rebuild", schema)))) {
            Rebuild rebuild = context.getBean(Rebuild.class);
            ThreadMXBean threads = ManagementFactory.getThreadMXBean();
            long start = System.nanoTime();
            long startCpu = threads.getCurrentThreadCpuTime();
            rebuild.run();
            long cpuNanos = threads.getCurrentThreadCpuTime() - startCpu;
            long nanos = System.nanoTime() - start;
            long events = querySide.count("select position from " + schema + ".progress");
            System.out.printf("%d events: %.0f events/s, %.1f µs of CPU time per event%n", events, events / (nanos / 1e9),
                    cpuNanos / 1e3 / events);
        }
    }
}

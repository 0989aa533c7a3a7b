package dev.fleetledger.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.fleetledger.contract.deployment.DeploymentAction;
import dev.fleetledger.contract.report.Report;
import dev.fleetledger.contract.workload.WorkloadEvent;
import dev.fleetledger.parts.process.ServiceProcess;

/** The service as a separate process, configured by its environment and killed while it works. */
class ProcessKillIT {

    private static final int REPORT_COUNT = 400;

    private final List<ServiceProcess> processes = new ArrayList<>();

    @AfterEach
    void killProcesses() {
        processes.forEach(ServiceProcess::close);
    }

    @Test
    void resumesAtCheckpointAfterKill() throws Exception {
        try (TestQuerySide querySide = TestQuerySide.withoutService()) {
            ServiceProcess first = start(querySide);
            TestFleet testFleet = new TestFleet(querySide, "killed");
            String cluster = testFleet.registerCluster("one");
            UUID workload = TestFleet.newId();
            querySide.ledger.append("killed-admin", "workload.create",
                    new WorkloadEvent.Created(workload, "DaemonSet", "monitoring", "exporter", null));
            IntStream.rangeClosed(1, REPORT_COUNT).forEach(n -> {
                testFleet.position = querySide.ledger.append("killed-admin", "workload.restart",
                        testFleet.wantedEvent(workload, cluster, n, DeploymentAction.APPLY, "monitoring", "exporter", null));
                querySide.sendReport(testFleet.credential(),
                        new Report(cluster, 1, n, Instant.now(), null, List.of(TestFleet.appliedFacts(workload, n, 3)), null));
                if (n == REPORT_COUNT / 2) {
                    first.close();
                }
            });
            first.process().onExit().get();
            start(querySide);
            TestQuerySide.eventually("every report is projected",
                    () -> querySide.count("select count(*) from observed.reports") == REPORT_COUNT);
            assertThat(querySide.count("select position from views.progress")).isEqualTo(testFleet.position);
            assertThat(querySide.count("select generation from views.deployments where status = 'Running'")).isEqualTo(REPORT_COUNT);
            assertThat(querySide.count("select count(*) from views.generations")).isEqualTo(REPORT_COUNT);
        }
    }

    @Test
    void otherInstanceTakesViewsOverWhileReaderWaits() throws Exception {
        try (TestQuerySide querySide = new TestQuerySide()) {
            TestFleet testFleet = new TestFleet(querySide, "takeover");
            ServiceProcess projecting = start(querySide);
            // Meanwhile the process claims the views.
            querySide.restart(Map.of());
            projecting.close();
            String cluster = testFleet.registerCluster("one");

            assertThat(querySide.get("takeover-admin", "/api/v1/clusters", testFleet.position).toString()).contains(cluster);
        }
    }

    private ServiceProcess start(TestQuerySide querySide) throws InterruptedException {
        ServiceProcess process = ServiceProcess.start(QuerySide.class.getName(), querySide.environment(),
                Path.of("target/killed-" + processes.size() + ".log"), "-Xmx128m");
        processes.add(process);
        return process.awaitHealth("readiness", 200);
    }
}

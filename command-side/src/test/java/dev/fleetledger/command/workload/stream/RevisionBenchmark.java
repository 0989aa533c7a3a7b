package dev.fleetledger.command.workload.stream;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.sun.management.ThreadMXBean;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.node.ObjectNode;

import dev.fleetledger.command.stream.StreamIds;
import dev.fleetledger.command.testsupport.Caller;
import dev.fleetledger.command.testsupport.Reply;
import dev.fleetledger.command.testsupport.ServiceInstance;
import dev.fleetledger.command.testsupport.TestFleet;
import dev.fleetledger.command.workload.Workload;
import dev.fleetledger.contract.workload.WorkloadEvent;
import dev.fleetledger.ledger.Ledger;
import dev.fleetledger.ledger.NewEvent;
import dev.fleetledger.ledger.StreamId;
import dev.fleetledger.parts.postgres.Postgres;

/** What a command on a workload costs, by the number of its revisions of 600 KB; run by {@code bench/run revisions}. */
public final class RevisionBenchmark {

    private static final int LENGTH = 600_000;
    private static final int RUNS = 9;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final ServiceInstance instance = ServiceInstance.start(Postgres.shared().freshDatabase());
    private final Ledger ledger = instance.bean(Ledger.class);
    private final Caller admin = instance.as("admin");

    private RevisionBenchmark() {
        JdbcTemplate database = instance.bean(JdbcTemplate.class);
        database.update("insert into command.clusters (name, labels) values ('eu-1', '{}')");
        database.update("insert into command.agents (cluster, epoch, sequence, heard_at) values ('eu-1', 0, 0, now() + interval '1 hour')");
    }

    public static void main(String[] arguments) {
        var benchmark = new RevisionBenchmark();
        benchmark.measure(5);
        for (int revisions : new int[] {5, 50, 500}) {
            System.out.println(benchmark.measure(revisions));
        }
        System.exit(0);
    }

    private String measure(int revisions) {
        UUID workload = create(revisions);
        double[] milliseconds = new double[RUNS];
        double[] megabytes = new double[RUNS];
        for (int run = 0; run < RUNS; run++) {
            long allocated = THREADS.getTotalThreadAllocatedBytes();
            long startedAt = System.nanoTime();
            Reply reply = admin.post("/api/v1/workloads/" + workload + ":rollback", "{\"revision\":" + (2 + run % 2) + "}", "If-Match", "*");
            milliseconds[run] = (System.nanoTime() - startedAt) / 1e6;
            megabytes[run] = (THREADS.getTotalThreadAllocatedBytes() - allocated) / 1e6;
            if (reply.status() != 202) {
                throw new IllegalStateException(reply.toString());
            }
        }
        Arrays.sort(milliseconds);
        Arrays.sort(megabytes);
        return "rollback of a workload with %,d revisions of 600 KB: median %.0f ms, %.0f MB allocated".formatted(revisions,
                milliseconds[RUNS / 2], megabytes[RUNS / 2]);
    }

    private UUID create(int revisions) {
        UUID workload = UUID.fromString(TestFleet.draft(admin, TestFleet.newName(), "default", "{\"clusters\":[\"eu-1\"]}").submit(admin)
                .text("workloadId"));
        StreamId stream = StreamIds.workload(workload);
        var first = (ObjectNode) Workload.requireLive(Workload.replay(ledger.read(stream).stream()
                .map(it -> (WorkloadEvent) it.payload()).toList())).specification();
        for (int revision = 2; revision <= revisions; revision++) {
            ObjectNode specification = first.deepCopy();
            ((ObjectNode) specification.path("basics")).put("description", revision + "x".repeat(LENGTH));
            ledger.append(List.of(new NewEvent(stream, ledger.nextSequences(List.of(stream)).get(stream),
                    new WorkloadEvent.Revised(workload, revision, specification, null, null))), Map.of("command", UUID.randomUUID().toString()));
        }
        return workload;
    }
}

package dev.fleetledger.query;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

import dev.fleetledger.query.projection.checkpoint.ProjectionCheckpoint.Checkpoint;
import dev.fleetledger.query.projection.rebuild.Replay;

/** Measures what the projection of an event costs while the views grow. Started manually; it asserts nothing. */
final class FoldBenchmark {

    private static final int PARTS = 10;

    private FoldBenchmark() {}

    /** @param arguments the number of events */
    public static void main(String[] arguments) {
        long events = arguments.length > 0 ? Long.parseLong(arguments[0]) : 100_000;
        try (TestQuerySide querySide = TestQuerySide.withoutService();
                ConfigurableApplicationContext views = new SpringApplicationBuilder(QuerySide.class).web(WebApplicationType.NONE)
                        .profiles("rebuild").run(querySide.arguments(Map.of("fleetledger.rebuild", "views_folded")))) {
            long head = FoldHistory.write(querySide, events);
            System.out.println("events: events/s, CPU time in µs per event: service, database");
            for (int part = 1; part <= PARTS; part++) {
                project(views, head * (part - 1) / PARTS, head * part / PARTS);
            }
            System.out.println(querySide.count("select sum(pg_total_relation_size(oid)) / 1048576 from pg_class where relkind = 'r'"
                    + " and relnamespace = 'views_folded'::regnamespace") + " MiB of views, of that "
                    + querySide.count("select coalesce(sum(pg_total_relation_size(oid)), 0) / 1048576 from pg_class where relkind = 'r'"
                    + " and relnamespace = 'views_folded'::regnamespace and (relname like 'past%' or relname = 'steps')") + " MiB past");
        }
        System.exit(0);
    }

    private static void project(ConfigurableApplicationContext views, long from, long to) {
        JdbcClient sql = views.getBean(JdbcClient.class);
        long serviceNanos = serviceNanos();
        long databaseNanos = databaseNanos(sql);
        long start = System.nanoTime();
        views.getBean(Replay.class).replayUpTo(new Checkpoint(to, null, 0, null));
        double events = to - from;
        System.out.printf("%,d: %.0f/s, %.0f µs, %.0f µs%n", to, events / (System.nanoTime() - start) * 1e9,
                (serviceNanos() - serviceNanos) / events / 1e3, (databaseNanos(sql) - databaseNanos) / events / 1e3);
    }

    private static long serviceNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    /** CPU time of the open connections. It says more than elapsed time while other work runs. */
    private static long databaseNanos(JdbcClient sql) {
        return sql.sql("select pid from pg_stat_activity where datname = current_database()").query(Long.class).list().stream()
                .mapToLong(FoldBenchmark::cpuNanos).sum();
    }

    private static long cpuNanos(long pid) {
        try {
            return Long.parseLong(Files.readString(Path.of("/proc/" + pid + "/schedstat")).split(" ")[0]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

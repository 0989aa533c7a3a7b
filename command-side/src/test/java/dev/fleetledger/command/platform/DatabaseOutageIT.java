package dev.fleetledger.command.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import dev.fleetledger.command.testsupport.Caller;
import dev.fleetledger.command.testsupport.Reply;
import dev.fleetledger.command.testsupport.ServiceInstance;
import dev.fleetledger.command.testsupport.TestFleet;
import dev.fleetledger.parts.postgres.Postgres;

class DatabaseOutageIT {

    private static final int CALLERS = 6;
    private static final Duration LOAD_TIME = Duration.ofSeconds(20);
    private static final String START = "{\"kind\":\"DaemonSet\"}";

    @Test
    void answersUnavailableDuringDatabaseOutageAndRemembersKey() throws InterruptedException {
        try (Postgres postgres = Postgres.temporary(true); ServiceInstance serviceInstance = ServiceInstance.start(postgres.freshDatabase(),
                Map.of("spring.datasource.hikari.connection-timeout", "1000"))) {
            Caller admin = serviceInstance.as("admin");
            String key = TestFleet.newKey();
            Reply before = admin.post("/api/v1/drafts", START, "Idempotency-Key", key);
            postgres.server().orElseThrow().child().kill();

            List<Reply> duringOutage = Stream.generate(() -> admin.post("/api/v1/drafts", START)).limit(2).toList();
            postgres.server().orElseThrow().startAgain();
            Reply again = retryWhileUnavailable(() -> admin.post("/api/v1/drafts", START, "Idempotency-Key", key));

            assertThat(duringOutage).allSatisfy(it -> assertThat(it.status()).describedAs(it.toString()).isEqualTo(503));
            assertThat(duringOutage.getFirst().header("Retry-After")).isNotEmpty();
            assertThat(again.body()).isEqualTo(before.body());
        }
    }

    /** A request may be anywhere when its connection ends: before its transaction, in a statement, in the commit or the rollback. */
    @Test
    void answersUnavailableWhereverConnectionEnds() throws Exception {
        try (Postgres postgres = Postgres.temporary(true); ServiceInstance serviceInstance = ServiceInstance.start(postgres.freshDatabase(),
                Map.of("spring.datasource.hikari.connection-timeout", "1000")); var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            long end = System.nanoTime() + LOAD_TIME.toNanos();
            List<Future<List<Reply>>> callers = IntStream.range(0, CALLERS)
                    .mapToObj(caller -> threads.submit(() -> work(serviceInstance.as("admin"), caller, end))).toList();
            postgres.terminateConnections("fleetledger_command", end - LOAD_TIME.toNanos() / 2);
            postgres.server().orElseThrow().child().kill();
            TimeUnit.SECONDS.sleep(2);
            postgres.server().orElseThrow().startAgain();
            postgres.terminateConnections("fleetledger_command", end);

            List<Reply> replies = new ArrayList<>();
            for (var caller : callers) {
                replies.addAll(caller.get());
            }

            assertThat(replies).filteredOn(reply -> reply.status() == 201).hasSizeGreaterThan(CALLERS);
            assertThat(replies).filteredOn(reply -> reply.status() == 503).hasSizeGreaterThan(CALLERS);
            assertThat(replies).filteredOn(reply -> reply.status() >= 500).allSatisfy(reply -> assertThat(reply.status())
                    .describedAs(reply.toString()).isEqualTo(503));
        }
    }

    /** Creates clusters, and asks for one that doesn't exist: a refusal is recorded in the ledger, too. */
    private static List<Reply> work(Caller admin, int caller, long end) {
        List<Reply> replies = new ArrayList<>();
        for (int i = 0; System.nanoTime() < end; i++) {
            replies.add(admin.post("/api/v1/clusters", "{\"name\":\"c-" + caller + "-" + i + "\"}", "Idempotency-Key", TestFleet.newKey()));
            replies.add(admin.post("/api/v1/drafts", START));
            replies.add(admin.post("/api/v1/clusters/unknown:cordon", "{}", "If-Match", "\"1\""));
        }
        return replies;
    }

    /** Retries as the response requires; the first attempts may still meet a dead connection. */
    private static Reply retryWhileUnavailable(Supplier<Reply> call) throws InterruptedException {
        Reply reply = call.get();
        for (int i = 0; i < 60 && reply.status() == 503; i++) {
            Thread.sleep(500);
            reply = call.get();
        }
        return reply;
    }
}

package dev.fleetledger.command.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import dev.fleetledger.command.testsupport.Caller;
import dev.fleetledger.command.testsupport.Reply;
import dev.fleetledger.command.testsupport.ServiceInstance;
import dev.fleetledger.command.testsupport.TestFleet;
import dev.fleetledger.parts.postgres.Postgres;

class DatabaseOutageIT {

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

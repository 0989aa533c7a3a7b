package dev.fleetledger.command.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import dev.fleetledger.command.testsupport.Caller;
import dev.fleetledger.command.testsupport.ServiceInstance;
import dev.fleetledger.parts.http.RawClient;
import dev.fleetledger.parts.postgres.Postgres;

/** Clients that stop in the middle of a request, or send more than is answered for one person. */
class RequestLimitIT {

    private static final String START = "{\"kind\":\"DaemonSet\"}";
    private static final int MEGABYTE = 1_000_000;
    private static final ServiceInstance INSTANCE = ServiceInstance.start(Postgres.shared().freshDatabase(), Map.of(
            "fleetledger.limits.arrival", "5s", "fleetledger.limits.bytes-in-flight", "18MB",
            "fleetledger.limits.requests-at-once", "3", "fleetledger.limits.requests-per-second", "5", "fleetledger.limits.burst", "20"));

    @AfterAll
    static void stop() {
        INSTANCE.close();
    }

    @Test
    void rejectsInvalidTokenBeforeBody() throws IOException {
        try (var client = begin("no token", "")) {
            assertThat(client.receiveAll()).startsWith("HTTP/1.1 401").contains("\"code\":\"NotSignedIn\"");
        }
    }

    @Test
    void answersIncompleteBodyAfterDeadline() throws IOException {
        try (var client = begin(token("slow"), START)) {
            assertThat(client.receiveAll()).startsWith("HTTP/1.1 408").contains("\"code\":\"RequestIsIncomplete\"").contains("\"traceId\"");
        }
    }

    @Test
    void endsChunkedBodyAtItsLimit() throws IOException {
        try (var client = new RawClient(port())) {
            client.sendHead("POST /api/v1/drafts", "Authorization: Bearer " + token("chunked"), "Transfer-Encoding: chunked");
            client.send("100001\r\n" + "x".repeat(0x100001));

            assertThat(client.receiveAll()).startsWith("HTTP/1.1 413").contains("\"code\":\"BodyIsTooLarge\"");
        }
    }

    @Test
    void refusesBodiesOfOthersOnlyWhenThereIsNoRoomForThem() throws Exception {
        List<RawClient> stalling = new ArrayList<>();
        try (var last = begin(token("last"), "")) {
            for (int person = 0; person < 2; person++) {
                stalling.add(begin(token("stalling-" + person), "x".repeat(MEGABYTE - 1)));
            }
            TimeUnit.SECONDS.sleep(1);

            last.send("x".repeat(MEGABYTE - 1));

            // First: as long as this body is being read, it leaves no room for others.
            assertThat(last.receiveAll()).startsWith("HTTP/1.1 503").contains("Retry-After: 2").contains("\"code\":\"TooManyBodies\"");
            assertThat(INSTANCE.as("admin").post("/api/v1/drafts", START).status()).isEqualTo(201);
        } finally {
            for (RawClient client : stalling) {
                client.close();
            }
        }
    }

    @Test
    void refusesRequestsOfPersonWithTooManyAtOnce() throws Exception {
        try (var one = begin(token("busy"), ""); var two = begin(token("busy"), ""); var three = begin(token("busy"), "")) {
            TimeUnit.SECONDS.sleep(1);

            assertThat(INSTANCE.as("busy").post("/api/v1/drafts", START).status()).isEqualTo(429);
            assertThat(List.of(one, two, three)).allSatisfy(client -> assertThat(client.receiveStatusLine()).startsWith("HTTP/1.1 408"));
        }
    }

    @Test
    void tellsPersonWithTooManyRequestsWhenToGoOn() {
        Caller fast = INSTANCE.as("fast");

        var replies = Stream.generate(() -> fast.post("/api/v1/drafts/x:submit", "{}")).limit(50).toList();

        var refused = replies.stream().filter(reply -> reply.status() == 429).toList();
        assertThat(refused).isNotEmpty().allSatisfy(reply -> assertThat(reply.header("Retry-After")).isEqualTo("1"));
    }

    private static RawClient begin(String token, String body) throws IOException {
        return new RawClient(port()).sendHead("POST /api/v1/drafts", "Authorization: Bearer " + token, "Content-Length: " + MEGABYTE)
                .send(body);
    }

    private static String token(String person) {
        return INSTANCE.as(person).token();
    }

    private static int port() {
        return URI.create(INSTANCE.anonymous().address()).getPort();
    }
}

package dev.fleetledger.query;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.List;
import java.util.Map;

import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;


/** A listener that doesn't read is let go, and delays no other one. */
class SlowListenerIT {

    private static final TestQuerySide QUERY_SIDE = new TestQuerySide(Map.of("fleetledger.changes.buffer", "100",
            "fleetledger.changes.slow-after", "500ms", "fleetledger.changes.listeners", "4", "fleetledger.changes.keep-alive", "300ms"));
    private static final TestFleet TEST_FLEET = new TestFleet(QUERY_SIDE, "slow");
    private static final int CHANGES = 20_000;

    @AfterAll
    static void stop() {
        QUERY_SIDE.close();
    }

    @Test
    void letsSlowListenerGoWhileOthersGoOn() throws IOException {
        TEST_FLEET.get("slow-admin", "/api/v1/hub");
        try (Socket stalled = connect(); EventStream reading = open("slow-admin")) {
            TestQuerySide.eventually("both listen", () -> countListeners() == 2);
            for (int round = 0; countListeners() == 2; round++) {
                assertThat(round).as("the stalled listener is let go").isLessThan(20);
                recordChanges(round);
                String last = "slow-" + round + "-" + CHANGES;
                reading.until(it -> it.isAbout("cluster", last));
            }
            assertThat(reading.hasEnded()).isFalse();
            assertThat(stalled.isConnected()).isTrue();
            TestQuerySide.eventually("its thread ends", () -> countEnded("slowness") == 1);
        }
    }

    @Test
    void keepsRoomForFirstStreamOfOthers() {
        TEST_FLEET.grant("slow-bob", "NSViewer", "slow-mon");
        TEST_FLEET.get("slow-admin", "/api/v1/hub");
        TestQuerySide.eventually("nobody listens", () -> countListeners() == 0);
        try (EventStream first = open("slow-admin"); EventStream second = open("slow-admin"); EventStream third = open("slow-admin");
                EventStream others = open("slow-bob")) {
            assertThat(others.response.statusCode()).isEqualTo(200);
            assertThat(third.response.statusCode()).isEqualTo(503);
            assertThat(third.response.headers().firstValue("Retry-After")).contains("10");
            assertThat(first.hasEnded() || second.hasEnded()).isFalse();
        }
    }

    @Test
    void keepsQuietStreamAliveWithNewerCursor() {
        TEST_FLEET.grant("slow-carol", "NSViewer", "slow-mon");
        TEST_FLEET.get("slow-admin", "/api/v1/hub");
        try (EventStream quiet = open("slow-carol")) {
            // The broadcaster may be behind the views when a stream begins; then the grant itself is told of.
            awaitNewestCursor(quiet);
            int before = quiet.waiting();
            TEST_FLEET.createDraft("slow-admin", "hidden", "slow-other", List.of());
            TEST_FLEET.get("slow-admin", "/api/v1/hub");

            awaitNewestCursor(quiet);
            assertThat(quiet.waiting()).isEqualTo(before);
        }
    }

    private static void awaitNewestCursor(EventStream stream) {
        long last = QUERY_SIDE.count("select change_number from views.progress");
        TestQuerySide.eventually("the cursor is the newest",
                () -> ByteBuffer.wrap(Base64.getUrlDecoder().decode(stream.lastId())).getLong(16) == last);
    }

    private static double countListeners() {
        return QUERY_SIDE.bean(MeterRegistry.class).get("fleetledger.changes.listeners").gauge().value();
    }

    private static double countEnded(String reason) {
        return QUERY_SIDE.bean(MeterRegistry.class).counter("fleetledger.changes.ended", "reason", reason).count();
    }

    /** Asks for a stream and reads nothing of it. */
    private static Socket connect() throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(4_096);
        socket.connect(new InetSocketAddress("localhost", QUERY_SIDE.port()));
        socket.getOutputStream().write(("GET /api/v1/changes HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                + QUERY_SIDE.token("slow-admin") + "\r\n\r\n").getBytes(US_ASCII));
        return socket;
    }

    /** Records changes of as many clusters, in one transaction. */
    private static void recordChanges(int round) {
        QUERY_SIDE.executeAsOwner("set search_path to views; with counted as (update progress set change_number = change_number + "
                + CHANGES + " returning change_number - " + CHANGES + " as former)"
                + " insert into changes (number, kind, id, cluster, changes_rights)"
                + " select former + n, 'cluster', 'slow-" + round + "-' || n, 'slow-" + round + "-' || n, false"
                + " from counted, generate_series(1, " + CHANGES + ") n; notify fleetledger_changes");
    }

    private static EventStream open(String person) {
        return EventStream.open(QUERY_SIDE.port(), QUERY_SIDE.token(person), "", null);
    }
}

package dev.fleetledger.agent.observe;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import dev.fleetledger.agent.apiserver.FakeServer;
import dev.fleetledger.agent.apiserver.LiveObject;
import dev.fleetledger.agent.apiserver.ObjectRef;
import dev.fleetledger.agent.deployment.DeploymentStates;

/** Tests how the informer goes on after each kind of end of its watch. */
@Timeout(60)
class WorkloadInformerTest {

    private static final String LIST = "{\"kind\":\"DaemonSetList\",\"metadata\":{\"resourceVersion\":\"5\"},\"items\":[]}";
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private WorkloadInformer informer;

    @AfterEach
    void stop() {
        informer.stop();
    }

    @Test
    void resumesFromLastBookmark() throws IOException {
        try (FakeServer server = serverSending("{\"type\":\"BOOKMARK\",\"object\":{\"apiVersion\":\"apps/v1\",\"kind\":\"DaemonSet\",\"metadata\":{\"resourceVersion\":\"9\"}}}\n")) {
            startWatch(server);

            List<String> requests = awaitRequests(server, 3);

            assertThat(requests.get(1)).contains("watch=true", "allowWatchBookmarks=true", "resourceVersion=5");
            assertThat(requests.get(2)).contains("watch=true", "resourceVersion=9");
        }
    }

    @Test
    void relistsAfterExpiredEvent() throws IOException {
        try (FakeServer server = serverSending("{\"type\":\"ERROR\",\"object\":{\"apiVersion\":\"v1\",\"kind\":\"Status\",\"status\":\"Failure\",\"reason\":\"Expired\",\"code\":410}}\n")) {
            startWatch(server);

            assertThat(awaitRequests(server, 3).get(2)).doesNotContain("watch=true");
        }
    }

    @Test
    void relistsWhenWatchIsRefusedAsExpired() throws IOException {
        try (var server = new FakeServer((line, out) -> {
            if (line.contains("watch=true")) {
                FakeServer.respond(out, "410 Gone", "{\"kind\":\"Status\",\"code\":410}");
            } else {
                FakeServer.respond(out, "200 OK", LIST);
            }
        })) {
            startWatch(server);

            assertThat(awaitRequests(server, 3).get(2)).doesNotContain("watch=true");
        }
    }

    @Test
    void relistsAfterEventCutInTheMiddle() throws IOException {
        try (FakeServer server = serverSending("{\"type\":\"MODIFIED\",\"object\":{\"kind\":\"Daem")) {
            startWatch(server);

            assertThat(awaitRequests(server, 3).get(2)).as("a resumed watch would skip the truncated event").doesNotContain("watch=true");
        }
    }

    @Test
    void passesObjectWithEditedLabelToItsFormerWorkload() throws Exception {
        UUID workload = UUID.randomUUID();
        String list = LIST.replace("[]", "[" + labelled(workload.toString()) + "]");
        try (var server = new FakeServer((line, out) -> {
            if (line.contains("watch=true")) {
                sendAndEnd(out, "{\"type\":\"MODIFIED\",\"object\":" + labelled("by-hand") + "}\n");
            } else {
                FakeServer.respond(out, "200 OK", list);
            }
        })) {
            var present = new LinkedBlockingQueue<String>();
            startWatch(server, new WorkloadInformer.Handler() {
                @Override
                public void onRelist() {}

                @Override
                public void onPresent(UUID of, LiveObject live) {
                    present.add(of + " " + live.label("fleetledger.dev/workload").orElse(""));
                }

                @Override
                public void onDeleted(UUID of, LiveObject last) {}
            });

            assertThat(present.poll(20, TimeUnit.SECONDS)).isEqualTo(workload + " " + workload);
            assertThat(present.poll(20, TimeUnit.SECONDS)).isEqualTo(workload + " by-hand");
        }
    }

    @Test
    void tellsDeletionThatHappenedBetweenTwoRuns() throws Exception {
        UUID workload = UUID.randomUUID();
        var lists = new LinkedBlockingQueue<String>(List.of("[" + labelled(workload.toString()) + "]"));
        try (var server = new FakeServer((line, out) -> {
            if (line.contains("watch=true")) {
                Thread.sleep(TIMEOUT);
            } else {
                String items = lists.poll();
                FakeServer.respond(out, "200 OK", LIST.replace("[]", items == null ? "[]" : items));
            }
        })) {
            var events = new LinkedBlockingQueue<String>();
            startWatch(server, new WorkloadInformer.Handler() {
                @Override
                public void onRelist() {}

                @Override
                public void onPresent(UUID of, LiveObject live) {
                    events.add("present " + of);
                }

                @Override
                public void onDeleted(UUID of, LiveObject last) {
                    events.add("deleted " + of + " " + last.metadata().path("name").asString(""));
                }
            });
            assertThat(events.poll(20, TimeUnit.SECONDS)).isEqualTo("present " + workload);

            informer.restart();

            assertThat(events.poll(20, TimeUnit.SECONDS)).isEqualTo("deleted " + workload + " d");
        }
    }

    private static String labelled(String workload) {
        return "{\"apiVersion\":\"apps/v1\",\"kind\":\"DaemonSet\",\"metadata\":{\"namespace\":\"n\",\"name\":\"d\",\"uid\":\"u\",\"resourceVersion\":\"6\","
                + "\"labels\":{\"fleetledger.dev/workload\":\"" + workload + "\"}}}";
    }

    /** Starts a server that responds with a list, and with a watch that sends one event and ends. */
    private static FakeServer serverSending(String event) {
        return new FakeServer((line, out) -> {
            if (line.contains("watch=true")) {
                sendAndEnd(out, event);
            } else {
                FakeServer.respond(out, "200 OK", LIST);
            }
        });
    }

    private static void sendAndEnd(OutputStream out, String event) throws IOException {
        out.write(("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n%x\r\n%s\r\n0\r\n\r\n".formatted(event.length(), event))
                .getBytes(US_ASCII));
        out.flush();
    }

    private void startWatch(FakeServer server) {
        startWatch(server, new DaemonSetWatchHandler(new DeploymentStates(Clock.systemUTC()), workload -> { }, workload -> { }));
    }

    private void startWatch(FakeServer server, WorkloadInformer.Handler handler) {
        informer = new WorkloadInformer(server.client(TIMEOUT), ObjectRef.daemonSet("", ""), handler, () -> { });
        informer.restart();
    }

    private static List<String> awaitRequests(FakeServer server, int count) {
        while (server.requests().size() < count) {
            Thread.onSpinWait();
            Thread.yield();
        }
        return server.requests();
    }
}

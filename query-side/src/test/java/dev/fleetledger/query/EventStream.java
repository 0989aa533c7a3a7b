package dev.fleetledger.query;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.contract.ContractJson;

/** A stream of server-sent events, parsed on a thread of its own as a browser does. */
final class EventStream implements AutoCloseable {

    /** @param name {@code change} or {@code resync} */
    record Event(String name, String id, JsonNode data) {

        boolean isAbout(String kind, Object id) {
            return data.path("kind").stringValue("").equals(kind) && data.path("id").stringValue("").equals(id.toString());
        }
    }

    private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    final HttpResponse<InputStream> response;
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final Thread reader;
    private volatile String lastId = "";
    private volatile String lastComment = "";

    private EventStream(HttpResponse<InputStream> response) {
        this.response = response;
        this.reader = Thread.ofVirtual().start(this::read);
    }

    /**
     * Opens a stream and waits until it has begun.
     *
     * @param lastEventId null: it doesn't go on with an earlier one
     */
    static EventStream open(int port, String token, String parameters, @Nullable String lastEventId) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/v1/changes" + parameters))
                .header("Authorization", "Bearer " + token).header("Accept", "text/event-stream");
        if (lastEventId != null) {
            request.header("Last-Event-ID", lastEventId);
        }
        try {
            EventStream stream = new EventStream(HTTP.send(request.build(), HttpResponse.BodyHandlers.ofInputStream()));
            if (stream.response.statusCode() == 200) {
                TestQuerySide.eventually("the stream has begun", () -> !stream.lastId.isEmpty());
            }
            return stream;
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void read() {
        String name = "";
        String data = "";
        String id = "";
        try (var lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.isEmpty()) {
                    if (!data.isEmpty()) {
                        events.add(new Event(name, id, ContractJson.MAPPER.readTree(data)));
                    }
                    lastId = id.isEmpty() ? lastId : id;
                    name = "";
                    data = "";
                } else if (line.startsWith("event: ")) {
                    name = line.substring(7);
                } else if (line.startsWith("data: ")) {
                    data = line.substring(6);
                } else if (line.startsWith("id: ")) {
                    id = line.substring(4);
                } else if (line.startsWith(":")) {
                    lastComment = line.substring(1).strip();
                }
            }
        } catch (IOException e) {
            lastComment = e.toString();
        }
    }

    /** @return the next event; fails when none arrives */
    Event next() {
        try {
            Event event = events.poll(20, TimeUnit.SECONDS);
            if (event == null) {
                throw new AssertionError("No event has arrived");
            }
            return event;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @return the events up to and including the first one that matches */
    List<Event> until(Predicate<Event> last) {
        List<Event> received = new ArrayList<>();
        do {
            received.add(next());
        } while (!last.test(received.getLast()));
        return received;
    }

    int waiting() {
        return events.size();
    }

    String lastId() {
        return lastId;
    }

    String lastComment() {
        return lastComment;
    }

    boolean hasEnded() {
        return !reader.isAlive();
    }

    @Override
    public void close() {
        try {
            response.body().close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}

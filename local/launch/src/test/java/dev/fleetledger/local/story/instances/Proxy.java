package dev.fleetledger.local.story.instances;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

import dev.fleetledger.parts.process.ProcessReadiness;

/** The proxy's own view of the instances, from its status page. */
record Proxy(URI status) {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final String NAME = "svname";
    private static final String STATUS = "status";

    /** Returns whether the proxy sends requests to this instance. */
    boolean isServing(String instance) {
        List<String> lines = read().lines().toList();
        List<String> columns = Arrays.asList(lines.getFirst().substring("# ".length()).split(","));
        return lines.stream().map(line -> line.split(","))
                .anyMatch(row -> row[columns.indexOf(NAME)].equals(instance) && row[columns.indexOf(STATUS)].startsWith("UP"));
    }

    /** Returns whether it sends requests to every instance. */
    boolean isComplete() {
        return Instance.all().stream().map(Instance::name).allMatch(this::isServing);
    }

    /** Makes commands come more slowly while an instance is missing, so that there are some until the last one has been missing. */
    void pauseUnlessComplete() {
        if (!isComplete()) {
            ProcessReadiness.sleep(PAUSE);
        }
    }

    private String read() {
        try {
            return CLIENT.send(HttpRequest.newBuilder(status.resolve("/;csv")).build(), BodyHandlers.ofString()).body();
        } catch (IOException e) {
            throw new IllegalStateException("the proxy's status page can't be read", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}

package dev.fleetledger.local.control;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;

/** Sends commands to the running fleet. */
public final class ControlClient {

    /** The response of the running fleet. */
    public record Answer(boolean done, String text) {}

    private final URI address;
    private final String secret;

    public ControlClient(URI address, String secret) {
        this.address = address;
        this.secret = secret;
    }

    public Answer changeCluster(String cluster, String mood) {
        var request = HttpRequest.newBuilder(address.resolve("/clusters/" + cluster + "/" + mood))
                .header(ControlServer.SECRET, secret)
                .POST(BodyPublishers.noBody())
                .build();
        try (var client = HttpClient.newHttpClient()) {
            var response = client.send(request, BodyHandlers.ofString());
            return new Answer(response.statusCode() == 200, response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}

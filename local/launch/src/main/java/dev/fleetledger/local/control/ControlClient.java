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
    public record ControlResponse(boolean successful, String text) {}

    private final URI address;
    private final String secret;

    public ControlClient(URI address, String secret) {
        this.address = address;
        this.secret = secret;
    }

    public ControlResponse setFault(String cluster, String fault) {
        var request = HttpRequest.newBuilder(address.resolve("/clusters/" + cluster + "/" + fault))
                .header(ControlServer.SECRET, secret)
                .POST(BodyPublishers.noBody())
                .build();
        try (var client = HttpClient.newHttpClient()) {
            var response = client.send(request, BodyHandlers.ofString());
            return new ControlResponse(response.statusCode() == 200, response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}

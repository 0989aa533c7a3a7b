package dev.fleetledger.local.story;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.local.LocalFleet;

/**
 * A person who sends requests to the API through the console's server.
 *
 * @param client has the cookies, if the person has signed in
 * @param header proves that the request is that person's: a bearer token as scripts send it, or what a browser with a session must send
 * @param observer is told of every request, answered or not
 */
public record Person(URI console, HttpClient client, Supplier<Header> header, Consumer<Exchange> observer) {

    private static final HttpClient CLIENT = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    public record Header(String name, String value) {}

    /** A seeded person of {@code local}. */
    public Person(LocalFleet fleet, String name) {
        this(fleet.console(), () -> fleet.token(name).strip());
    }

    /** @param token is called before each request */
    public Person(URI console, Supplier<String> token) {
        this(console, CLIENT, () -> new Header("Authorization", "Bearer " + token.get()));
    }

    public Person(URI console, HttpClient client, Supplier<Header> header) {
        this(console, client, header, _ -> { });
    }

    public Person observedBy(Consumer<Exchange> observer) {
        return new Person(console, client, header, observer);
    }

    public ApiResponse get(String path) {
        return send("GET", path, null);
    }

    /** The response waits until every view has projected this position. */
    public ApiResponse getAfter(String position, String path) {
        return send("GET", path, null, "Fleetledger-Min-Position", position);
    }

    public ApiResponse post(String path, String body, String... headers) {
        return send("POST", path, body, headers);
    }

    public ApiResponse put(String path, String body, String... headers) {
        return send("PUT", path, body, headers);
    }

    /** Adds a new Idempotency-Key unless the headers contain one. */
    private ApiResponse send(String method, String path, @Nullable String body, String... headers) {
        Header credential = header.get();
        HttpRequest.Builder request = HttpRequest.newBuilder(console.resolve("/api/v1" + path))
                .timeout(Duration.ofSeconds(60))
                .header(credential.name(), credential.value())
                .header("Content-Type", "application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (body != null) {
            request.setHeader("Idempotency-Key", UUID.randomUUID().toString());
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        HttpRequest sent = request.build();
        Instant sentAt = Instant.now();
        try {
            var response = client.send(sent, BodyHandlers.ofString());
            observer.accept(Exchange.of(sent, sentAt, response));
            return new ApiResponse(response.statusCode(), response);
        } catch (IOException e) {
            observer.accept(Exchange.failed(sent, sentAt, e));
            throw new UnavailableException(method + " " + path + ": " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public static final class UnavailableException extends RuntimeException {
        UnavailableException(String message, Throwable cause) {
            super(message, cause);
        }
    }
}

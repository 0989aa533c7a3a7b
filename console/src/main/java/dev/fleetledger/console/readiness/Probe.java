package dev.fleetledger.console.readiness;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.springframework.stereotype.Component;

/** Probes all services concurrently, so that the total time is that of the slowest one. */
@Component
class Probe {

    private final Parts parts;
    private final HttpClient http;

    Probe(Parts parts) {
        this.parts = parts;
        this.http = HttpClient.newBuilder().connectTimeout(parts.patience()).build();
    }

    List<PartHealth> all() {
        List<CompletableFuture<PartHealth>> asked = parts.urls().stream().map(this::ask).toList();
        return asked.stream().map(CompletableFuture::join).toList();
    }

    private CompletableFuture<PartHealth> ask(URI url) {
        HttpRequest request = HttpRequest.newBuilder(url).timeout(parts.patience()).build();
        return http.sendAsync(request, BodyHandlers.discarding())
                .thenApply(HttpResponse::statusCode)
                .handle((status, error) -> PartHealth.of(url, error == null ? status : null));
    }
}

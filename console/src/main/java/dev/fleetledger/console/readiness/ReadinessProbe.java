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
class ReadinessProbe {

    private final ReadinessProperties readinessProperties;
    private final HttpClient http;

    ReadinessProbe(ReadinessProperties readinessProperties) {
        this.readinessProperties = readinessProperties;
        this.http = HttpClient.newBuilder().connectTimeout(readinessProperties.patience()).build();
    }

    List<ServiceHealth> probeAll() {
        List<CompletableFuture<ServiceHealth>> probes = readinessProperties.urls().stream().map(this::probe).toList();
        return probes.stream().map(CompletableFuture::join).toList();
    }

    private CompletableFuture<ServiceHealth> probe(URI url) {
        HttpRequest request = HttpRequest.newBuilder(url).timeout(readinessProperties.patience()).build();
        return http.sendAsync(request, BodyHandlers.discarding())
                .thenApply(HttpResponse::statusCode)
                .handle((status, error) -> ServiceHealth.of(url, error == null ? status : null));
    }
}

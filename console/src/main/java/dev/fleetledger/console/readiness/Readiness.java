package dev.fleetledger.console.readiness;

import java.net.URI;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Served on the page's port, so that whoever starts Fleetledger has one address to check for the whole; the console's
 * own metrics are on the management port.
 */
@RestController
class Readiness {

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Part(URI url, String status, @Nullable String why) {

        static Part of(PartHealth health) {
            return new Part(health.url(), health.ready() ? "UP" : "DOWN", health.why());
        }
    }

    record Whole(String status, List<Part> parts) {
    }

    private final Probe probe;

    Readiness(Probe probe) {
        this.probe = probe;
    }

    @GetMapping("/actuator/health/readiness")
    ResponseEntity<Whole> readiness() {
        List<PartHealth> parts = probe.all();
        boolean ready = parts.stream().allMatch(PartHealth::ready);
        Whole whole = new Whole(ready ? "UP" : "OUT_OF_SERVICE", parts.stream().map(Part::of).toList());
        return ResponseEntity.status(ready ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE).body(whole);
    }

    @GetMapping("/actuator/health/liveness")
    Whole liveness() {
        return new Whole("UP", List.of());
    }
}

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
class ReadinessController {

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Part(URI url, String status, @Nullable String why) {

        static Part of(ServiceHealth health) {
            return new Part(health.url(), health.isReady() ? "UP" : "DOWN", health.reason());
        }
    }

    record ReadinessResponse(String status, List<Part> parts) {
    }

    private final ReadinessProbe readinessProbe;

    ReadinessController(ReadinessProbe readinessProbe) {
        this.readinessProbe = readinessProbe;
    }

    @GetMapping("/actuator/health/readiness")
    ResponseEntity<ReadinessResponse> readiness() {
        List<ServiceHealth> services = readinessProbe.probeAll();
        boolean ready = services.stream().allMatch(ServiceHealth::isReady);
        ReadinessResponse response = new ReadinessResponse(ready ? "UP" : "OUT_OF_SERVICE", services.stream().map(Part::of).toList());
        return ResponseEntity.status(ready ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE).body(response);
    }

    @GetMapping("/actuator/health/liveness")
    ReadinessResponse liveness() {
        return new ReadinessResponse("UP", List.of());
    }
}

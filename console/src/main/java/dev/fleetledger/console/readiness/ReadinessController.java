package dev.fleetledger.console.readiness;

import java.net.URI;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.ReadinessState;
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
    private final ApplicationAvailability availability;

    ReadinessController(ReadinessProbe readinessProbe, ApplicationAvailability availability) {
        this.readinessProbe = readinessProbe;
        this.availability = availability;
    }

    @GetMapping("/actuator/health/readiness")
    ResponseEntity<ReadinessResponse> readiness() {
        List<ServiceHealth> services = readinessProbe.probeAll();
        return response(services.stream().allMatch(ServiceHealth::isReady), services.stream().map(Part::of).toList());
    }

    /** For proxies: whether this instance takes requests. It doesn't depend on other services, because every instance needs the same. */
    @GetMapping("/actuator/health/serving")
    ResponseEntity<ReadinessResponse> serving() {
        return response(availability.getReadinessState() == ReadinessState.ACCEPTING_TRAFFIC, List.of());
    }

    private static ResponseEntity<ReadinessResponse> response(boolean up, List<Part> parts) {
        return ResponseEntity.status(up ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE)
                .body(new ReadinessResponse(up ? "UP" : "OUT_OF_SERVICE", parts));
    }

    @GetMapping("/actuator/health/liveness")
    ReadinessResponse liveness() {
        return new ReadinessResponse("UP", List.of());
    }
}

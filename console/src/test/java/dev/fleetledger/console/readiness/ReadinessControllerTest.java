package dev.fleetledger.console.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.springframework.boot.availability.ApplicationAvailabilityBean;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;

import dev.fleetledger.console.FakeService;

class ReadinessControllerTest {

    private final ApplicationAvailabilityBean availability = new ApplicationAvailabilityBean();

    @Test
    void reportsReadyWhenEveryServiceIsReady() {
        try (FakeService one = new FakeService("one"); FakeService two = new FakeService("two")) {
            var response = controllerOf(List.of(one.url(), two.url())).readiness();

            assertThat(response.getStatusCode().value()).isEqualTo(200);
        }
    }

    @Test
    void namesUnreachableService() {
        URI unreachable = URI.create("http://localhost:1");
        try (FakeService one = new FakeService("one")) {
            var response = controllerOf(List.of(one.url(), unreachable)).readiness();

            assertThat(response.getStatusCode().value()).isEqualTo(503);
            assertThat(response.getBody().parts()).filteredOn(part -> part.status().equals("DOWN"))
                    .extracting(ReadinessController.Part::url).containsExactly(unreachable);
        }
    }

    @Test
    void reportsStatusOfServiceThatIsNotReady() {
        try (FakeService one = new FakeService("one")) {
            var response = controllerOf(List.of(one.url().resolve("/down"))).readiness();

            assertThat(response.getStatusCode().value()).isEqualTo(503);
            assertThat(response.getBody().parts()).extracting(ReadinessController.Part::why).containsExactly("answers 503");
        }
    }

    @Test
    void takesRequestsAlthoughAnotherServiceIsNotReady() {
        availability.onApplicationEvent(new AvailabilityChangeEvent<>(this, ReadinessState.ACCEPTING_TRAFFIC));

        assertThat(controllerOf(List.of(URI.create("http://localhost:1"))).serving().getStatusCode().value()).isEqualTo(200);
    }

    @Test
    void takesNoRequestsOnceItStops() {
        availability.onApplicationEvent(new AvailabilityChangeEvent<>(this, ReadinessState.REFUSING_TRAFFIC));

        assertThat(controllerOf(List.of()).serving().getStatusCode().value()).isEqualTo(503);
    }

    private ReadinessController controllerOf(List<URI> urls) {
        return new ReadinessController(new ReadinessProbe(new ReadinessProperties(urls, Duration.ofSeconds(2))), availability);
    }
}

package dev.fleetledger.console.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.fleetledger.console.Side;

class ReadinessControllerTest {

    @Test
    void reportsReadyWhenEveryServiceIsReady() {
        try (Side one = new Side("one"); Side two = new Side("two")) {
            var answer = asking(List.of(one.url(), two.url())).readiness();

            assertThat(answer.getStatusCode().value()).isEqualTo(200);
        }
    }

    @Test
    void namesUnreachableService() {
        URI nobody = URI.create("http://localhost:1");
        try (Side one = new Side("one")) {
            var answer = asking(List.of(one.url(), nobody)).readiness();

            assertThat(answer.getStatusCode().value()).isEqualTo(503);
            assertThat(answer.getBody().parts()).filteredOn(part -> part.status().equals("DOWN"))
                    .extracting(ReadinessController.Part::url).containsExactly(nobody);
        }
    }

    @Test
    void reportsStatusOfServiceThatIsNotReady() {
        try (Side one = new Side("one")) {
            var answer = asking(List.of(one.url().resolve("/down"))).readiness();

            assertThat(answer.getStatusCode().value()).isEqualTo(503);
            assertThat(answer.getBody().parts()).extracting(ReadinessController.Part::why).containsExactly("answers 503");
        }
    }

    private static ReadinessController asking(List<URI> urls) {
        return new ReadinessController(new ReadinessProbe(new ReadinessProperties(urls, Duration.ofSeconds(2))));
    }
}

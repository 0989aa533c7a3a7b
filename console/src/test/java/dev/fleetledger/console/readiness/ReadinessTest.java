package dev.fleetledger.console.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.fleetledger.console.Side;

class ReadinessTest {

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
                    .extracting(Readiness.Part::url).containsExactly(nobody);
        }
    }

    @Test
    void reportsStatusOfServiceThatIsNotReady() {
        try (Side one = new Side("one")) {
            var answer = asking(List.of(one.url().resolve("/down"))).readiness();

            assertThat(answer.getStatusCode().value()).isEqualTo(503);
            assertThat(answer.getBody().parts()).extracting(Readiness.Part::why).containsExactly("answers 503");
        }
    }

    private static Readiness asking(List<URI> urls) {
        return new Readiness(new Probe(new Parts(urls, Duration.ofSeconds(2))));
    }
}

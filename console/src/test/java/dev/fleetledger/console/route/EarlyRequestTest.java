package dev.fleetledger.console.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import dev.fleetledger.console.FakeService;

/** A request that comes between the server's start and the end of the application's. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class EarlyRequestTest {

    private static final FakeService SERVICE = new FakeService("both");

    @Autowired
    EarlyClient client;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        registry.add("FLEETLEDGER_QUERY_URL", SERVICE::url);
        registry.add("FLEETLEDGER_CONSOLE_SECRET", () -> "a-secret");
    }

    @AfterAll
    static void stop() {
        SERVICE.close();
    }

    @Test
    void answersRequestBeforeApplicationIsComplete() {
        assertThat(client.status).isEqualTo(200);
        assertThat(SERVICE.requests.poll().header("X-forwarded-for")).containsExactly("127.0.0.1");
    }

    @TestConfiguration
    static class EarlyRequest {

        @Bean
        EarlyClient earlyClient(WebServerApplicationContext context) {
            return new EarlyClient(context);
        }
    }

    /** Starts after the web server, by its phase. */
    static final class EarlyClient implements SmartLifecycle {

        private final WebServerApplicationContext context;
        private volatile int status;

        EarlyClient(WebServerApplicationContext context) {
            this.context = context;
        }

        @Override
        public void start() {
            URI uri = URI.create("http://localhost:" + context.getWebServer().getPort() + "/api/v1/openapi.json");
            try (HttpClient http = HttpClient.newHttpClient()) {
                status = http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.discarding()).statusCode();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void stop() {
            status = 0;
        }

        @Override
        public boolean isRunning() {
            return status != 0;
        }
    }
}

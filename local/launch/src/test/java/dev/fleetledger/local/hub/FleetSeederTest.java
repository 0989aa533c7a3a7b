package dev.fleetledger.local.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.fleetledger.local.folder.DataFolder;

/** The hub is one server, which answers reads with settings and records changes. */
class FleetSeederTest {

    private final List<String> changes = new CopyOnWriteArrayList<>();
    private HttpServer hub;
    private int version;
    private int statusOfChange = 200;

    @BeforeEach
    void start() throws IOException {
        hub = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        hub.createContext("/api/v1/settings", this::answer);
        hub.start();
    }

    @AfterEach
    void stop() {
        hub.stop(0);
    }

    @Test
    void setsGuardRailsThatNobodyHasChanged() {
        seeder().setGuardRails();

        assertThat(changes).singleElement().asString().startsWith("\"0\" ").contains("\"deleteFromClusters\":4")
                .contains("\"share\":\"30%\"");
    }

    @Test
    void keepsGuardRailsThatSomebodyHasChanged() {
        version = 1;

        seeder().setGuardRails();

        assertThat(changes).isEmpty();
    }

    @Test
    void keepsGuardRailsWhoseChangeViewsDoNotShowYet() {
        statusOfChange = 412;

        seeder().setGuardRails();

        assertThat(changes).hasSize(1);
    }

    @Test
    void failsWhenGuardRailsCannotBeSet() {
        statusOfChange = 503;

        assertThatThrownBy(() -> seeder().setGuardRails()).hasMessageContaining("503");
    }

    private FleetSeeder seeder() {
        URI address = URI.create("http://127.0.0.1:" + hub.getAddress().getPort());
        return new FleetSeeder(new HubClient(address, address, () -> "token"), new DataFolder(Path.of("target/seeder")));
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        boolean read = exchange.getRequestMethod().equals("GET");
        if (!read) {
            changes.add(exchange.getRequestHeaders().getFirst("If-Match") + " " + body);
        }
        byte[] answer = ("{\"secondPerson\":{\"fromClusters\":10,\"share\":\"30%\",\"deleteFromClusters\":3},\"version\":" + version + "}")
                .getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(read ? 200 : statusOfChange, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }
}

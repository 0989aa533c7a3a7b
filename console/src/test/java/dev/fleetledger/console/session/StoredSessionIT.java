package dev.fleetledger.console.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

import dev.fleetledger.console.Browser;
import dev.fleetledger.console.ConsoleApplication;
import dev.fleetledger.console.FakeIssuer;
import dev.fleetledger.console.FakeService;
import dev.fleetledger.parts.postgres.Database;
import dev.fleetledger.parts.postgres.Postgres;

/** Several consoles with one database; a browser sends its cookies to all of them. */
class StoredSessionIT {

    private static final String SECRET = "a-secret-of-this-test";
    private static final FakeIssuer ISSUER = new FakeIssuer();
    private static final FakeService SERVICE = new FakeService("both");

    private final Database database = Postgres.shared().freshDatabase();
    private final Browser browser = new Browser();
    private final List<ConfigurableApplicationContext> started = new ArrayList<>();

    @BeforeEach
    void clearRequests() {
        SERVICE.requests.clear();
    }

    @AfterEach
    void stopConsoles() {
        started.forEach(ConfigurableApplicationContext::close);
    }

    @AfterAll
    static void stop() {
        ISSUER.close();
        SERVICE.close();
    }

    @Test
    void findsSessionAfterRestart() throws Exception {
        ConfigurableApplicationContext first = start(database.jdbcUrl(), SECRET);
        signIn(first);
        first.close();

        ConfigurableApplicationContext second = start(database.jdbcUrl(), SECRET);

        assertThat(get(second, "/session/me").body()).contains("\"signedIn\":true", FakeIssuer.NAME);
        assertThat(get(second, "/api/v1/workloads").statusCode()).isEqualTo(200);
        assertThat(SERVICE.requests.poll().header("Authorization")).singleElement().asString().startsWith("Bearer ");
    }

    @Test
    void endsSessionForAllInstances() throws Exception {
        ConfigurableApplicationContext first = start(database.jdbcUrl(), SECRET);
        ConfigurableApplicationContext second = start(database.jdbcUrl(), SECRET);
        signIn(first);

        browser.send(request(second, "/session/signout").header("X-Console", "1").POST(HttpRequest.BodyPublishers.noBody()).build());

        assertThat(get(first, "/session/me").body()).contains("\"signedIn\":false");
    }

    @Test
    void storesNeitherTokensNorNamesInClear() throws Exception {
        signIn(start(database.jdbcUrl(), SECRET));

        String stored = storedAttributes();
        assertThat(stored).isNotEmpty().doesNotContain(FakeIssuer.NAME, "alice", "eyJ", "OAuth2", "java.");
    }

    @Test
    void asksToSignInAgainAfterChangeOfSecret() throws Exception {
        signIn(start(database.jdbcUrl(), SECRET));

        ConfigurableApplicationContext other = start(database.jdbcUrl(), "another-secret-of-this-test");

        assertThat(get(other, "/api/v1/workloads").statusCode()).isEqualTo(401);
        signIn(other);
        assertThat(get(other, "/api/v1/workloads").statusCode()).isEqualTo(200);
    }

    @Test
    void keepsSessionWithoutSignInOnlyForShortTime() throws Exception {
        ConfigurableApplicationContext console = start(database.jdbcUrl(), SECRET);

        get(console, "/oauth2/authorization/fleetledger");
        assertThat(storedIntervals()).containsExactly(600);

        signIn(console);
        assertThat(storedIntervals()).contains(12 * 3600);
    }

    @Test
    void answersUnavailableWithoutDatabase() throws Exception {
        ConfigurableApplicationContext console = start("jdbc:postgresql://localhost:1/nothing", SECRET);

        var response = browser.send(request(console, "/api/v1/workloads").header("Cookie", "fleetledger-console=YWJj").build());
        var withToken = browser.send(request(console, "/api/v1/workloads").header("Authorization", "Bearer " + ISSUER.token("bob"))
                .build());

        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.body()).contains("\"code\":\"SessionStoreUnavailable\"");
        assertThat(withToken.statusCode()).isEqualTo(200);
    }

    private ConfigurableApplicationContext start(String jdbcUrl, String secret) {
        boolean exists = jdbcUrl.equals(database.jdbcUrl());
        ConfigurableApplicationContext console = new SpringApplicationBuilder(ConsoleApplication.class).run("--server.port=0",
                "--FLEETLEDGER_CONSOLE_SECRET=a-secret", "--FLEETLEDGER_ISSUER=" + ISSUER.url(), "--FLEETLEDGER_QUERY_URL=" + SERVICE.url(),
                "--FLEETLEDGER_COMMAND_URL=" + SERVICE.url(), "--FLEETLEDGER_SESSION_SECRET=" + secret, "--FLEETLEDGER_DB_URL=" + jdbcUrl,
                "--FLEETLEDGER_DB_PASSWORD=" + database.console().password(), "--fleetledger.db.connection-timeout=500ms",
                "--FLEETLEDGER_DB_OWNER_USER=" + (exists ? database.owner().user() : ""),
                "--FLEETLEDGER_DB_OWNER_PASSWORD=" + database.owner().password());
        started.add(console);
        return console;
    }

    private void signIn(ConfigurableApplicationContext console) throws Exception {
        browser.signIn(port(console));
    }

    private HttpResponse<String> get(ConfigurableApplicationContext console, String path) throws Exception {
        return browser.get(port(console), path);
    }

    private static HttpRequest.Builder request(ConfigurableApplicationContext console, String path) {
        return Browser.request(port(console), path);
    }

    private static int port(ConfigurableApplicationContext console) {
        return ((WebServerApplicationContext) console).getWebServer().getPort();
    }

    private String storedAttributes() throws SQLException {
        StringBuilder all = new StringBuilder();
        try (var console = database.connect(database.console()); var statement = console.createStatement();
                var rows = statement.executeQuery("SELECT attribute_bytes FROM console.session_attributes")) {
            while (rows.next()) {
                all.append(new String(rows.getBytes(1), StandardCharsets.ISO_8859_1));
            }
        }
        return all.toString();
    }

    private List<Integer> storedIntervals() throws SQLException {
        List<Integer> all = new ArrayList<>();
        try (var console = database.connect(database.console()); var statement = console.createStatement();
                var rows = statement.executeQuery("SELECT max_inactive_interval FROM console.session")) {
            while (rows.next()) {
                all.add(rows.getInt(1));
            }
        }
        return all;
    }
}

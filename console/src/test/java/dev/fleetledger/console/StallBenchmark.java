package dev.fleetledger.console;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.fleetledger.parts.http.ServerLog;
import dev.fleetledger.parts.http.StallMeasurement;
import dev.fleetledger.parts.postgres.Database;
import dev.fleetledger.parts.postgres.Postgres;
import dev.fleetledger.parts.process.Ports;
import dev.fleetledger.parts.process.ServiceProcess;

/**
 * Measures the answers to one healthy client beside 1,000 that stall in their requests, and the console's live heap. The console has
 * the heap that {@code local} gives it. Run manually, no assertions.
 */
final class StallBenchmark {

    private static final String HEAD = "POST /api/v1/drafts HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000000\r\n";

    private StallBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        Database database = Postgres.shared().freshDatabase();
        ServerLog log = new ServerLog(Files.createDirectories(Path.of("target", "stall-benchmark")));
        int port = Ports.free();
        try (var service = new FakeService("both"); var issuer = new FakeIssuer();
                var console = ServiceProcess.start("dev.fleetledger.console.ConsoleApplication",
                        environment(database, service, issuer, port, log), Path.of("target", "stall-benchmark.log"),
                        "-Xms24m", "-Xmx96m", "-Xss512k", "-XX:+ExitOnOutOfMemoryError", log.jvmOption())) {
            console.awaitHealth("liveness", 200);
            var measurement = new StallMeasurement(console, port, log, healthyRequests(port, issuer.token("healthy")));
            measurement.measureBodies(HEAD, issuer.token("one"), person -> issuer.token("person-" + person));
            measurement.measure("stalling in the head", StallMeasurement.CLIENTS, client -> HEAD);
        }
        System.exit(0);
    }

    private static Map<String, String> environment(Database database, FakeService service, FakeIssuer issuer, int port, ServerLog log) {
        Map<String, String> environment = new HashMap<>(log.environment());
        environment.putAll(Map.of("FLEETLEDGER_DB_URL", database.jdbcUrl(), "FLEETLEDGER_DB_PASSWORD", database.console().password(),
                "FLEETLEDGER_DB_OWNER_USER", database.owner().user(), "FLEETLEDGER_DB_OWNER_PASSWORD", database.owner().password(),
                "FLEETLEDGER_SESSION_SECRET", "a-secret-of-this-benchmark", "FLEETLEDGER_CONSOLE_SECRET", "a-secret"));
        environment.putAll(Map.of("SERVER_PORT", Integer.toString(port), "FLEETLEDGER_QUERY_URL", service.url().toString(),
                "FLEETLEDGER_COMMAND_URL", service.url().toString(), "FLEETLEDGER_ISSUER", issuer.url().toString()));
        return environment;
    }

    private static List<HttpRequest> healthyRequests(int port, String token) {
        URI api = URI.create("http://localhost:" + port + "/api/v1/");
        return List.of(HttpRequest.newBuilder(api.resolve("workloads")).header("Authorization", "Bearer " + token).build(),
                HttpRequest.newBuilder(api.resolve("drafts")).header("Authorization", "Bearer " + token)
                        .POST(BodyPublishers.ofString("{\"name\": \"healthy\"}")).build());
    }

}

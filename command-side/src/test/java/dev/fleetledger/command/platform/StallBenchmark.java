package dev.fleetledger.command.platform;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.sun.net.httpserver.HttpServer;

import dev.fleetledger.command.testsupport.TestTokens;
import dev.fleetledger.parts.http.ServerLog;
import dev.fleetledger.parts.http.StallMeasurement;
import dev.fleetledger.parts.postgres.Database;
import dev.fleetledger.parts.postgres.Postgres;
import dev.fleetledger.parts.process.Ports;
import dev.fleetledger.parts.process.ServiceProcess;

/**
 * Measures the answers to one healthy client, who creates drafts, beside 1,000 that stall in their requests, and the command-side's live
 * heap. It has the heap that {@code local} gives it. Run manually, no assertions.
 */
final class StallBenchmark {

    private static final String HEAD = "POST /api/v1/drafts HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000000\r\n";

    private StallBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        ServerLog log = new ServerLog(Files.createDirectories(Path.of("target", "stall-benchmark")));
        HttpServer keys = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        keys.createContext("/", exchange -> {
            byte[] body = TestTokens.keySet().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        keys.start();
        int port = Ports.free();
        try (var service = ServiceProcess.start("dev.fleetledger.command.CommandSide", environment(port, keys, log),
                Path.of("target", "stall-benchmark.log"), "-Xms24m", "-Xmx192m", "-Xss512k", "-XX:+ExitOnOutOfMemoryError",
                log.jvmOption())) {
            service.awaitHealth("readiness", 200);
            var measurement = new StallMeasurement(service, port, log, List.of(healthyRequest(port)));
            String oneToken = token("one");
            measurement.measureBodies(HEAD, oneToken, person -> token("person-" + person));
            measurement.measure("one person's token, stalling before the last byte of a body", 300,
                    client -> HEAD + StallMeasurement.bearer(oneToken) + "x".repeat(999_999));
            measurement.measure("stalling in the head", StallMeasurement.CLIENTS, client -> HEAD);
        }
        System.exit(0);
    }

    private static Map<String, String> environment(int port, HttpServer keys, ServerLog log) {
        Database database = Postgres.shared().freshDatabase();
        Map<String, String> environment = new HashMap<>(log.environment());
        environment.putAll(Map.of("FLEETLEDGER_DB_URL", database.jdbcUrl(), "FLEETLEDGER_DB_PASSWORD", database.command().password(),
                "FLEETLEDGER_DB_OWNER_USER", database.owner().user(), "FLEETLEDGER_DB_OWNER_PASSWORD", database.owner().password(),
                "FLEETLEDGER_REPORT_SECRET", "for tests only", "FLEETLEDGER_KAFKA", "127.0.0.1:1",
                "FLEETLEDGER_RELAY_ENABLED", "false", "FLEETLEDGER_REPORTS_ENABLED", "false"));
        environment.putAll(Map.of("SERVER_PORT", Integer.toString(port), "FLEETLEDGER_ISSUER", TestTokens.ISSUER,
                "FLEETLEDGER_FIRST_FLEET_ADMIN", "sub-healthy",
                "SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_JWK_SET_URI",
                "http://localhost:" + keys.getAddress().getPort()));
        return environment;
    }

    private static HttpRequest healthyRequest(int port) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/v1/drafts"))
                .header("Authorization", "Bearer " + token("healthy")).POST(BodyPublishers.ofString("{\"kind\":\"DaemonSet\"}")).build();
    }

    private static String token(String person) {
        return TestTokens.of(person, List.of());
    }

}

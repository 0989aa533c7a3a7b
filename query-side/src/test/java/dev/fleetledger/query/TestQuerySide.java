package dev.fleetledger.query;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.contract.ContractJson;
import dev.fleetledger.contract.intent.WireNames;
import dev.fleetledger.contract.report.Report;
import dev.fleetledger.contract.report.ReportSignature;
import dev.fleetledger.parts.kafka.Kafka;
import dev.fleetledger.parts.kafka.KafkaLogins;
import dev.fleetledger.parts.postgres.Database;
import dev.fleetledger.parts.postgres.Postgres;

/** A running query-side with its database, broker and issuer. */
final class TestQuerySide implements AutoCloseable {

    private static final TestIssuer ISSUER = new TestIssuer();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(60);

    final Database database;
    final TestLedger ledger;
    private final String secret = "secret-" + UUID.randomUUID();
    private final String group = "query-side-test-" + UUID.randomUUID();
    private final KafkaProducer<String, byte[]> producer = new KafkaProducer<>(Kafka.shared().adminSettings(),
            new StringSerializer(), new ByteArraySerializer());
    private ConfigurableApplicationContext context;

    private TestQuerySide(Postgres postgres) {
        database = postgres.freshDatabase();
        ledger = new TestLedger(database);
    }

    TestQuerySide() {
        this(Map.of());
    }

    /** @param settings settings that differ from the default ones */
    TestQuerySide(Map<String, String> settings) {
        this(Postgres.shared());
        context = run(settings);
    }

    /** @param postgres a server that the test stops; requests then fail after a short timeout */
    static TestQuerySide onServer(Postgres postgres) {
        TestQuerySide querySide = new TestQuerySide(postgres);
        querySide.context = querySide.run(Map.of("fleetledger.db.connection-timeout", "300ms"));
        return querySide;
    }

    /** Provides database, broker and issuer for a service in a separate process. */
    static TestQuerySide withoutService() {
        return withoutService(Postgres.shared());
    }

    /** @param postgres a server that the test stops */
    static TestQuerySide withoutService(Postgres postgres) {
        return new TestQuerySide(postgres);
    }

    Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>(Kafka.shared().environmentOf(KafkaLogins::querySide));
        environment.putAll(Map.ofEntries(
                Map.entry("FLEETLEDGER_DB_URL", database.jdbcUrl()),
                Map.entry("FLEETLEDGER_DB_USER", database.query().user()),
                Map.entry("FLEETLEDGER_DB_PASSWORD", database.query().password()),
                Map.entry("FLEETLEDGER_DB_OWNER_USER", database.owner().user()),
                Map.entry("FLEETLEDGER_DB_OWNER_PASSWORD", database.owner().password()),
                Map.entry("FLEETLEDGER_ISSUER", ISSUER.uri()),
                Map.entry("FLEETLEDGER_REPORT_SECRET", secret),
                Map.entry("FLEETLEDGER_REPORTS_GROUP", group),
                Map.entry("SERVER_PORT", "0")));
        return environment;
    }

    private static final class Shared {
        static final TestQuerySide INSTANCE = new TestQuerySide();
    }

    static TestQuerySide shared() {
        return Shared.INSTANCE;
    }

    private ConfigurableApplicationContext run(Map<String, String> overrides) {
        return new SpringApplicationBuilder(QuerySide.class).run(arguments(overrides));
    }

    String[] arguments(Map<String, String> overrides) {
        List<String> arguments = new ArrayList<>(List.of("--server.port=0", "--management.server.port=0"));
        environment().forEach((name, value) -> arguments.add("--" + name + "=" + value));
        overrides.forEach((name, value) -> arguments.add("--" + name + "=" + value));
        return arguments.toArray(String[]::new);
    }

    void restart(Map<String, String> overrides) {
        context.close();
        context = run(overrides);
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    JdbcClient sql() {
        return context.getBean(JdbcClient.class);
    }

    int managementPort() {
        return Integer.parseInt(context.getEnvironment().getProperty("local.management.port"));
    }

    int port() {
        return Integer.parseInt(context.getEnvironment().getProperty("local.server.port"));
    }

    HttpResponse<String> request(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port() + path));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return send(request.build());
    }

    HttpResponse<String> send(HttpRequest request) {
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    HttpResponse<String> requestAs(String person, String path, String... headers) {
        List<String> all = new ArrayList<>(List.of(headers));
        all.addAll(List.of("Authorization", "Bearer " + token(person)));
        return request(path, all.toArray(String[]::new));
    }

    String token(String person) {
        return ISSUER.token(person, "fleetledger");
    }

    String tokenUntil(String person, Instant expiry) {
        return ISSUER.sign(person, "fleetledger", expiry);
    }

    String tokenForAudience(String audience) {
        return ISSUER.token("somebody", audience);
    }

    /** Reads as this person, once the views have reached the position. */
    JsonNode get(String person, String path, long position) {
        HttpResponse<String> response = requestAs(person, path, "Fleetledger-Min-Position", Long.toString(position));
        if (response.statusCode() != 200) {
            throw new AssertionError(path + " returned " + response.statusCode() + ": " + response.body());
        }
        return ContractJson.MAPPER.readTree(response.body());
    }

    /** @return the value that was sent, so that a test can send it again */
    byte[] sendReport(String credential, Report report) {
        byte[] value = ContractJson.MAPPER.writeValueAsBytes(report);
        send(report.cluster(), credential, sign(report.cluster(), credential, value), value);
        return value;
    }

    /** Doesn't wait for the broker. */
    void sendReportAsync(String credential, Report report) {
        byte[] value = ContractJson.MAPPER.writeValueAsBytes(report);
        producer.send(record(report.cluster(), credential, sign(report.cluster(), credential, value), value));
    }

    byte[] sign(String cluster, String credential, byte[] value) {
        return ReportSignature.sign(ReportSignature.key(secret.getBytes(StandardCharsets.UTF_8), cluster, credential), cluster, value);
    }

    /** @param credential null writes the header without a value */
    void send(String cluster, @Nullable String credential, byte[] signature, byte[] value) {
        producer.send(record(cluster, credential, signature, value));
        producer.flush();
    }

    private static ProducerRecord<String, byte[]> record(String cluster, @Nullable String credential, byte[] signature, byte[] value) {
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(WireNames.REPORTS_TOPIC, cluster, value);
        record.headers().add(ReportSignature.CREDENTIAL_HEADER, credential == null ? null : credential.getBytes(StandardCharsets.UTF_8));
        record.headers().add(ReportSignature.SEAL_HEADER, signature);
        return record;
    }

    static void eventually(String what, BooleanSupplier condition) {
        within(DEFAULT_TIMEOUT, what, condition);
    }

    static void within(Duration timeout, String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("Timed out after " + timeout + ": " + what);
            }
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** Queries as the owner; needs no running service. */
    long count(String sql) {
        try (var connection = database.connect(database.owner()); var row = connection.createStatement().executeQuery(sql)) {
            return row.next() ? row.getLong(1) : -1;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Executes SQL as the owner of the tables. */
    void executeAsOwner(String sql) {
        try (var connection = database.connect(database.owner()); var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Waits until the views show an event, so that a report sent afterwards follows it in their order. */
    void awaitProjected(long position) {
        eventually("event " + position + " is projected", () -> requestAs("nobody", "/api/v1/clusters", "Fleetledger-Min-Position",
                Long.toString(position)).statusCode() != HttpStatus.SERVICE_UNAVAILABLE.value());
    }

    long storedReportCount() {
        return sql().sql("select count(*) from observed.reports").query(Long.class).single();
    }

    @Override
    public void close() {
        producer.close();
        if (context != null) {
            context.close();
        }
    }
}

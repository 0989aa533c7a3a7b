package dev.fleetledger.console;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

import dev.fleetledger.parts.http.RawClient;
import dev.fleetledger.parts.postgres.Database;
import dev.fleetledger.parts.postgres.Postgres;
import dev.fleetledger.parts.process.Ports;

/**
 * Measures the answers to one healthy client beside 1,000 that stall in their requests, and the console's live heap. The console has
 * the heap that {@code local} gives it. Run manually, no assertions.
 */
final class StallBenchmark implements AutoCloseable {

    private static final int CLIENTS = 1_000;
    private static final Duration PERIOD = Duration.ofSeconds(20);
    private static final Duration PAUSE = Duration.ofMillis(20);
    private static final String HEAD = "POST /api/v1/drafts HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000000\r\n";

    private final Database database = Postgres.shared().freshDatabase();
    private final FakeService service = new FakeService("both");
    private final FakeIssuer issuer = new FakeIssuer();
    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, Integer> stallingAnswers = new ConcurrentHashMap<>();
    private final int port = Ports.free();
    private final String healthy = issuer.token("healthy");
    private final Process console;

    private StallBenchmark() throws IOException {
        var builder = new ProcessBuilder(jdk("java"), "-Xms24m", "-Xmx96m", "-Xss512k", "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1", "-XX:+ExitOnOutOfMemoryError", "-cp", System.getProperty("java.class.path"),
                "dev.fleetledger.console.ConsoleApplication");
        builder.environment().putAll(Map.of("FLEETLEDGER_DB_URL", database.jdbcUrl(),
                "FLEETLEDGER_DB_PASSWORD", database.console().password(),
                "FLEETLEDGER_DB_OWNER_USER", database.owner().user(), "FLEETLEDGER_DB_OWNER_PASSWORD", database.owner().password(),
                "FLEETLEDGER_SESSION_SECRET", "a-secret-of-this-benchmark"));
        builder.environment().putAll(Map.of("SERVER_PORT", Integer.toString(port), "FLEETLEDGER_QUERY_URL", service.url().toString(),
                "FLEETLEDGER_COMMAND_URL", service.url().toString(), "FLEETLEDGER_ISSUER", issuer.url().toString(),
                "FLEETLEDGER_CONSOLE_SECRET", "a-secret"));
        console = builder.redirectErrorStream(true).redirectOutput(Path.of("target", "stall-benchmark.log").toFile()).start();
    }

    public static void main(String[] arguments) throws Exception {
        try (var figures = new StallBenchmark()) {
            figures.awaitReady();
            String oneToken = figures.issuer.token("one");
            List<String> tokens = IntStream.range(0, 100).mapToObj(person -> figures.issuer.token("person-" + person)).toList();
            figures.measure("nobody stalls", 0, client -> "");
            figures.measure("no valid token, stalling in a body of 1 MB", CLIENTS, client -> HEAD + "Authorization: Bearer x\r\n\r\n{");
            figures.measure("one person's token, stalling in a body", CLIENTS, client -> HEAD + bearer(oneToken) + "{");
            figures.measure("100 persons' tokens, stalling in a body", CLIENTS, client -> HEAD + bearer(tokens.get(client % 100)) + "{");
            figures.measure("100 persons' tokens, stalling after 20 KB of a body", CLIENTS,
                    client -> HEAD + bearer(tokens.get(client % 100)) + "x".repeat(20_000));
            figures.measure("stalling in the head", CLIENTS, client -> HEAD);
        }
        System.exit(0);
    }

    private void measure(String name, int clients, IntFunction<String> beginning) throws Exception {
        stallingAnswers.clear();
        service.clear();
        long before = liveHeap();
        long end = System.nanoTime() + PERIOD.toNanos();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, clients).forEach(client -> threads.submit(() -> stall(beginning.apply(client), end)));
            TimeUnit.SECONDS.sleep(3);
            Map<Integer, Integer> statuses = new TreeMap<>();
            List<Double> milliseconds = new ArrayList<>();
            boolean post = false;
            while (System.nanoTime() < end) {
                post = !post;
                long startedAt = System.nanoTime();
                statuses.merge(ask(post), 1, Integer::sum);
                milliseconds.add((System.nanoTime() - startedAt) / 1e6);
                TimeUnit.NANOSECONDS.sleep(PAUSE.toNanos());
            }
            long during = liveHeap();
            Collections.sort(milliseconds);
            System.out.printf("%s: median %.1f ms, maximum %.1f ms, answers %s; live heap %.1f → %.1f MiB; answers to the others %s%n",
                    name, milliseconds.get(milliseconds.size() / 2), milliseconds.getLast(), statuses, mebibytes(before), mebibytes(during),
                    new TreeMap<>(stallingAnswers));
        }
        System.out.printf("  afterwards: live heap %.1f MiB%n", mebibytes(liveHeap()));
    }

    /** Stalls until the server ends the connection, and again after 1 to 9 seconds. */
    private Void stall(String beginning, long end) throws Exception {
        while (System.nanoTime() < end) {
            try (var client = new RawClient(port)) {
                String answer = client.send(beginning).withTimeoutUntil(end).receiveAll();
                stallingAnswers.merge(answer.isEmpty() ? "none" : answer.substring(9, 12), 1, Integer::sum);
            } catch (IOException e) {
                stallingAnswers.merge(e.getClass().getSimpleName(), 1, Integer::sum);
            }
            TimeUnit.MILLISECONDS.sleep(ThreadLocalRandom.current().nextInt(1_000, 9_000));
        }
        return null;
    }

    private int ask(boolean post) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/v1/" + (post ? "drafts" : "workloads")))
                .header("Authorization", "Bearer " + healthy);
        return http.send((post ? request.POST(BodyPublishers.ofString("{\"name\": \"healthy\"}")) : request).build(),
                BodyHandlers.discarding()).statusCode();
    }

    private void awaitReady() throws Exception {
        for (int attempt = 0; attempt < 300 && console.isAlive(); attempt++) {
            try {
                ask(false);
                return;
            } catch (IOException e) {
                TimeUnit.MILLISECONDS.sleep(200);
            }
        }
        throw new IllegalStateException("the console doesn't start, see target/stall-benchmark.log");
    }

    /** A class histogram counts reachable objects, after a full collection. */
    private long liveHeap() throws IOException {
        var jcmd = new ProcessBuilder(jdk("jcmd"), Long.toString(console.pid()), "GC.class_histogram").redirectErrorStream(true).start();
        String histogram = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return Long.parseLong(histogram.substring(histogram.lastIndexOf("Total")).strip().split("\\s+")[2]);
    }

    private static String jdk(String program) {
        return Path.of(System.getProperty("java.home"), "bin", program).toString();
    }

    private static double mebibytes(long bytes) {
        return bytes / 1048576.0;
    }

    private static String bearer(String token) {
        return "Authorization: Bearer " + token + "\r\n\r\n";
    }

    @Override
    public void close() {
        console.destroy();
        service.close();
        issuer.close();
    }
}

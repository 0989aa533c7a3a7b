package dev.fleetledger.parts.http;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

import dev.fleetledger.parts.process.ProgramRun;
import dev.fleetledger.parts.process.ServiceProcess;

/**
 * Measures the answers to one healthy client beside many that stall in their requests, and where the slowest answer was slow. Prints one
 * line for each measurement.
 *
 * @param service a service that writes {@link ServerLog}
 * @param port    its REST interface
 * @param healthy requests that are sent in turn
 */
public record StallMeasurement(ServiceProcess service, int port, ServerLog log, List<HttpRequest> healthy) {

    public static final int CLIENTS = 1_000;
    private static final int PERSONS = 100;
    private static final Duration PERIOD = Duration.ofSeconds(20);
    private static final Duration PAUSE = Duration.ofMillis(20);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    public static String bearer(String token) {
        return "Authorization: Bearer " + token + "\r\n\r\n";
    }

    /**
     * Measures clients that stall in a body of 1 MB, and none.
     *
     * @param head   request line and headers but the token
     * @param person token of each of many persons
     */
    public void measureBodies(String head, String oneToken, IntFunction<String> person) throws Exception {
        List<String> tokens = IntStream.range(0, PERSONS).mapToObj(person).toList();
        measure("nobody stalls", 0, client -> "");
        measure("no valid token, stalling in a body of 1 MB", CLIENTS, client -> head + bearer("x") + "{");
        measure("one person's token, stalling in a body", CLIENTS, client -> head + bearer(oneToken) + "{");
        measure("100 persons' tokens, stalling in a body", CLIENTS, client -> head + bearer(tokens.get(client % PERSONS)) + "{");
        measure("100 persons' tokens, stalling after 20 KB of a body", CLIENTS,
                client -> head + bearer(tokens.get(client % PERSONS)) + "x".repeat(20_000));
    }

    /** @param beginning what each client sends before it stalls; it comes again 1 to 9 seconds after an answer */
    public void measure(String name, int clients, IntFunction<String> beginning) throws Exception {
        Map<String, Integer> stallingAnswers = new ConcurrentHashMap<>();
        long before = liveHeap();
        log.skip();
        long end = System.nanoTime() + PERIOD.toNanos();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor(); var hiccups = new HiccupMeter()) {
            IntStream.range(0, clients).forEach(client -> threads.submit(() -> stall(beginning.apply(client), end, stallingAnswers)));
            TimeUnit.SECONDS.sleep(3);
            Map<Integer, Integer> statuses = new TreeMap<>();
            List<Double> milliseconds = new ArrayList<>();
            hiccups.reset();
            for (int i = 0; System.nanoTime() < end; i++) {
                long startedAt = System.nanoTime();
                statuses.merge(HTTP.send(healthy.get(i % healthy.size()), BodyHandlers.discarding()).statusCode(), 1, Integer::sum);
                milliseconds.add((System.nanoTime() - startedAt) / 1e6);
                TimeUnit.NANOSECONDS.sleep(PAUSE.toNanos());
            }
            double hiccup = hiccups.maximumMillis();
            long during = liveHeap();
            milliseconds.sort(null);
            System.out.printf("%s: median %.1f, p99 %.1f, maximum %.1f ms (in the server: %s; longest hiccup of the client's JVM %.1f ms); "
                    + "answers %s; live heap %.1f → %.1f MiB; answers to the others %s%n", name, milliseconds.get(milliseconds.size() / 2),
                    milliseconds.get(milliseconds.size() * 99 / 100), milliseconds.getLast(), log.read(), hiccup, statuses,
                    before / 1048576.0, during / 1048576.0, new TreeMap<>(stallingAnswers));
        }
    }

    private Void stall(String beginning, long end, Map<String, Integer> answers) throws Exception {
        while (System.nanoTime() < end) {
            try (var client = new RawClient(port)) {
                String answer = client.send(beginning).withTimeoutUntil(end).receiveAll();
                answers.merge(answer.isEmpty() ? "none" : answer.substring(9, 12), 1, Integer::sum);
            } catch (IOException e) {
                answers.merge(e.getClass().getSimpleName(), 1, Integer::sum);
            }
            TimeUnit.MILLISECONDS.sleep(ThreadLocalRandom.current().nextInt(1_000, 9_000));
        }
        return null;
    }

    /** A class histogram counts reachable objects, after a full collection. */
    private long liveHeap() {
        String histogram = ProgramRun.of(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                Long.toString(service.process().pid()), "GC.class_histogram").run();
        return Long.parseLong(histogram.substring(histogram.lastIndexOf("Total")).strip().split("\\s+")[2]);
    }
}

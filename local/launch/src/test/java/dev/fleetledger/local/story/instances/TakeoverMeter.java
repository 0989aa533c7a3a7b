package dev.fleetledger.local.story.instances;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.ToLongFunction;

import dev.fleetledger.local.story.kill.FleetDatabase;

/** Measures how long the views and the relay stand still after one of their instances was killed while commands arrive. */
final class TakeoverMeter implements AutoCloseable {

    private static final Duration INTERVAL = Duration.ofMillis(100);
    private static final String CHECKPOINTS = "select (select position from views.progress), (select position from command.relay_place)";

    /** @param views checkpoint of the views, as {@code relay} is that of the relay */
    private record Sample(Instant at, long views, long relay) {}

    private final FleetDatabase database;
    private final Queue<Sample> samples = new ConcurrentLinkedQueue<>();
    private final Thread thread;
    private volatile boolean closed;

    TakeoverMeter(FleetDatabase database) {
        this.database = database;
        this.thread = Thread.ofPlatform().daemon().name("takeover meter").start(this::run);
    }

    private void run() {
        try (Connection connection = database.connect("fleetledger_owner"); var statement = connection.prepareStatement(CHECKPOINTS)) {
            while (!closed) {
                try (ResultSet row = statement.executeQuery()) {
                    row.next();
                    samples.add(new Sample(Instant.now(), row.getLong(1), row.getLong(2)));
                }
                Thread.sleep(INTERVAL);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    String summary(List<Kill> kills) {
        return "views stood still for " + standstills(kills, "query-side", Sample::views)
                + ", intents for " + standstills(kills, "command-side", Sample::relay);
    }

    private String standstills(List<Kill> kills, String service, ToLongFunction<Sample> checkpoint) {
        List<Duration> sorted = kills.stream().filter(kill -> kill.instance().startsWith(service))
                .flatMap(kill -> findStandstill(kill, checkpoint).stream()).sorted().toList();
        return sorted.isEmpty() ? "no time" : "%d ms (median of %d), %d ms (longest)".formatted(sorted.get(sorted.size() / 2).toMillis(),
                sorted.size(), sorted.getLast().toMillis());
    }

    private Optional<Duration> findStandstill(Kill kill, ToLongFunction<Sample> checkpoint) {
        long last = samples.stream().filter(sample -> sample.at().isBefore(kill.to())).mapToLong(checkpoint).max().orElse(0);
        return samples.stream().filter(sample -> checkpoint.applyAsLong(sample) > last).findFirst()
                .map(sample -> Duration.between(kill.to(), sample.at()));
    }

    @Override
    public void close() {
        closed = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

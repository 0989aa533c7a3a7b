package dev.fleetledger.query.diff;

import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import dev.fleetledger.problem.MalformedRequestException;
import dev.fleetledger.query.past.ReadPointResolver;
import dev.fleetledger.query.web.ReadPoint;

/** Resolves the two points that a request names, each a time or a position. */
@Component
class DiffRanges {

    private final ReadPointResolver resolver;
    private final JdbcClient jdbc;

    DiffRanges(ReadPointResolver resolver, JdbcClient jdbc) {
        this.resolver = resolver;
        this.jdbc = jdbc;
    }

    /**
     * @param to null for the present
     * @throws MalformedRequestException when a point is none, or the second one is before the first
     */
    DiffRange ofFleet(@Nullable String from, @Nullable String to) throws InterruptedException {
        return of(from, to, null, null);
    }

    /** As {@link #ofFleet}. */
    DiffRange ofCluster(String cluster, @Nullable String from, @Nullable String to) throws InterruptedException {
        return of(from, to, null, cluster);
    }

    /** As {@link #ofFleet}. */
    DiffRange ofWorkload(UUID workload, @Nullable String from, @Nullable String to) throws InterruptedException {
        return of(from, to, workload, null);
    }

    private DiffRange of(@Nullable String from, @Nullable String to, @Nullable UUID workload, @Nullable String cluster)
            throws InterruptedException {
        if (from == null) {
            throw MalformedRequestException.parameter("from", "Send a time or a position from which on to compare.");
        }
        DiffPoint first = toPoint(resolver.resolve("from", from));
        DiffPoint second = to == null ? present() : toPoint(resolver.resolve("to", to));
        if (second.step() < first.step() || second.at().isBefore(first.at())) {
            throw MalformedRequestException.parameter("from", "Send a point that is not after 'to'.");
        }
        return new DiffRange(first, second, workload, cluster);
    }

    private static DiffPoint toPoint(ReadPoint point) {
        return new DiffPoint(Objects.requireNonNull(point.step()), point.position(), point.now());
    }

    private DiffPoint present() {
        return jdbc.sql("select step_number, position, now() from progress where id = 1").query((row, n) ->
                new DiffPoint(row.getLong(1), row.getLong(2), row.getObject(3, OffsetDateTime.class).toInstant())).single();
    }
}

package dev.fleetledger.command.refusal;

import java.util.List;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

import dev.fleetledger.command.answer.Problem;
import dev.fleetledger.command.answer.Problem.Finding;
import dev.fleetledger.command.entry.Streams;
import dev.fleetledger.command.request.Request;
import dev.fleetledger.contract.refusal.RefusalEvent;
import dev.fleetledger.judgement.access.Missing;
import dev.fleetledger.ledger.Ledger;
import dev.fleetledger.ledger.NewEvent;
import dev.fleetledger.ledger.StreamId;

/** Writes what was refused: who asked for what, and why not; never what was sent. */
@Component
public final class Refusals {

    private static final int NAMESPACE_LIMIT = 63;

    private final Ledger ledger;
    private final JdbcTemplate jdbc;
    private final PerMinute perMinute;
    private final Counter unrecorded;

    Refusals(Ledger ledger, JdbcTemplate jdbc, PerMinute perMinute, MeterRegistry metrics) {
        this.ledger = ledger;
        this.jdbc = jdbc;
        this.perMinute = perMinute;
        this.unrecorded = Counter.builder("fleetledger.refusals.unrecorded")
                .description("Refused commands beyond what one person's may fill the ledger with").register(metrics);
    }

    /** In the caller's transaction, which must hold nothing of what was refused. */
    public void record(Request request, Problem problem) {
        String actor = request.actor().subject();
        if (!perMinute.admits(actor)) {
            unrecorded.increment();
            return;
        }
        StreamId stream = Streams.refusals(actor);
        // One person's refusals in a line, or each would overtake the other's sequence number.
        jdbc.query("select pg_advisory_xact_lock(hashtextextended(?, 0))", row -> {}, stream.toString());
        long next = ledger.nextSequences(List.of(stream)).getOrDefault(stream, 0L);
        ledger.append(List.of(new NewEvent(stream, next, event(request, problem))), request.metadata());
    }

    private static RefusalEvent event(Request request, Problem problem) {
        return new RefusalEvent.Refused(request.action(), request.notes().target(), problem.status(), problem.code(),
                list(problem.more("missing"), Missing.class).stream()
                        .map(it -> new RefusalEvent.Missing(it.cluster(), bounded(it.namespace()), it.role())).toList(),
                list(problem.more("violations"), Finding.class).stream().map(it -> String.valueOf(it.rule())).distinct().toList());
    }

    /** A draft may name a namespace that can't be one: its rules are asked later than its rights. */
    private static @Nullable String bounded(@Nullable String namespace) {
        return namespace == null || namespace.length() <= NAMESPACE_LIMIT ? namespace : namespace.substring(0, NAMESPACE_LIMIT);
    }

    private static <T> List<T> list(@Nullable Object member, Class<T> of) {
        return member instanceof List<?> all ? all.stream().filter(of::isInstance).map(of::cast).toList() : List.of();
    }
}

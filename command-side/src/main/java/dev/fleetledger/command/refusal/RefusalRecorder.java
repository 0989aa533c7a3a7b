package dev.fleetledger.command.refusal;

import java.util.List;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

import dev.fleetledger.command.request.CommandRequest;
import dev.fleetledger.command.response.ProblemException;
import dev.fleetledger.command.response.ProblemException.ViolationResponse;
import dev.fleetledger.command.stream.StreamIds;
import dev.fleetledger.contract.refusal.RefusalEvent;
import dev.fleetledger.judgement.access.MissingRight;
import dev.fleetledger.ledger.Ledger;
import dev.fleetledger.ledger.NewEvent;
import dev.fleetledger.ledger.StreamId;

/** Records refused commands in the ledger: actor, action, target and cause, never the request body. */
@Component
public final class RefusalRecorder {

    private static final int NAMESPACE_LIMIT = 63;

    private final Ledger ledger;
    private final JdbcTemplate jdbc;
    private final RateLimiter rateLimiter;
    private final Counter unrecorded;

    RefusalRecorder(Ledger ledger, JdbcTemplate jdbc, RateLimiter rateLimiter, MeterRegistry metrics) {
        this.ledger = ledger;
        this.jdbc = jdbc;
        this.rateLimiter = rateLimiter;
        this.unrecorded = Counter.builder("fleetledger.refusals.unrecorded")
                .description("Refused commands that are not in the ledger, because the person exceeded the rate limit").register(metrics);
    }

    /** Runs in the caller's transaction, in which the refused command's changes must have been rolled back. */
    public void record(CommandRequest commandRequest, ProblemException problemException) {
        String actor = commandRequest.actor().subject();
        if (!rateLimiter.tryAcquire(actor)) {
            unrecorded.increment();
            return;
        }
        StreamId stream = StreamIds.refusals(actor);
        // Serializes one person's refusals; concurrent ones would conflict on the sequence number.
        jdbc.query("select pg_advisory_xact_lock(hashtextextended(?, 0))", row -> {}, stream.toString());
        long next = ledger.nextSequences(List.of(stream)).getOrDefault(stream, 0L);
        ledger.append(List.of(new NewEvent(stream, next, event(commandRequest, problemException))), commandRequest.metadata());
    }

    private static RefusalEvent event(CommandRequest commandRequest, ProblemException problemException) {
        return new RefusalEvent.Refused(commandRequest.action(), commandRequest.audit().target(), problemException.status(),
                problemException.code(),
                list(problemException.extension("missing"), MissingRight.class).stream()
                        .map(it -> new RefusalEvent.Missing(it.cluster(), bounded(it.namespace()), it.role())).toList(),
                list(problemException.extension("violations"), ViolationResponse.class).stream().map(it -> String.valueOf(it.rule()))
                .distinct().toList());
    }

    /** A draft may contain an invalid, overlong namespace, because rights are checked before the rules. */
    private static @Nullable String bounded(@Nullable String namespace) {
        return namespace == null || namespace.length() <= NAMESPACE_LIMIT ? namespace : namespace.substring(0, NAMESPACE_LIMIT);
    }

    private static <T> List<T> list(@Nullable Object member, Class<T> of) {
        return member instanceof List<?> all ? all.stream().filter(of::isInstance).map(of::cast).toList() : List.of();
    }
}

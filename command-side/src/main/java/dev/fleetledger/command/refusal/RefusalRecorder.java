package dev.fleetledger.command.refusal;

import java.util.List;
import java.util.Map;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

import dev.fleetledger.command.message.AuditContext;
import dev.fleetledger.command.message.Command;
import dev.fleetledger.command.message.EventMetadataProvider;
import dev.fleetledger.command.stream.StreamIds;
import dev.fleetledger.contract.EventMetadata;
import dev.fleetledger.contract.refusal.RefusalEvent;
import dev.fleetledger.ledger.Ledger;
import dev.fleetledger.ledger.NewEvent;
import dev.fleetledger.ledger.StreamId;
import dev.fleetledger.problem.PermissionMissingException;
import dev.fleetledger.problem.Problem;
import dev.fleetledger.problem.ProblemException;
import dev.fleetledger.problem.ProblemMapper;
import dev.fleetledger.problem.ProblemViolation;
import dev.fleetledger.problem.RuleViolationException;

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

    /**
     * Records a refusal that results from a decision; others leave no trace. Runs in the command's transaction, in which the refused
     * command's changes must have been rolled back.
     */
    public void record(Command<?> command, ProblemException refusal) {
        Problem problem = ProblemMapper.toProblem(refusal);
        if (!problem.isDecision()) {
            return;
        }
        Map<String, String> metadata = EventMetadataProvider.current();
        String actor = String.valueOf(metadata.get(EventMetadata.ACTOR));
        if (!rateLimiter.tryAcquire(actor)) {
            unrecorded.increment();
            return;
        }
        StreamId stream = StreamIds.refusals(actor);
        // Serializes one person's refusals; concurrent ones would conflict on the sequence number.
        jdbc.query("select pg_advisory_xact_lock(hashtextextended(?, 0))", row -> {}, stream.toString());
        long next = ledger.nextSequences(List.of(stream)).getOrDefault(stream, 0L);
        ledger.append(List.of(new NewEvent(stream, next, event(command, problem.status(), refusal))), metadata);
    }

    private static RefusalEvent event(Command<?> command, int status, ProblemException refusal) {
        return new RefusalEvent.Refused(command.action(), AuditContext.of(CurrentUnitOfWork.get()).target(), status, refusal.code(),
                refusal instanceof PermissionMissingException denied ? missing(denied) : List.of(),
                refusal instanceof RuleViolationException violation ? rules(violation) : List.of());
    }

    private static List<RefusalEvent.Missing> missing(PermissionMissingException denied) {
        return denied.missing().stream().map(it -> new RefusalEvent.Missing(it.cluster(), bounded(it.namespace()), it.role())).toList();
    }

    private static List<String> rules(RuleViolationException violation) {
        return violation.violations().stream().map(ProblemViolation::rule).distinct().toList();
    }

    /** A draft may contain an invalid, overlong namespace, because rights are checked before the rules. */
    private static @Nullable String bounded(@Nullable String namespace) {
        return namespace == null || namespace.length() <= NAMESPACE_LIMIT ? namespace : namespace.substring(0, NAMESPACE_LIMIT);
    }
}

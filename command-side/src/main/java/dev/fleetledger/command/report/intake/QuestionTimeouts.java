package dev.fleetledger.command.report.intake;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

import dev.fleetledger.command.question.RunningAnswerListener;

/** Expires questions for running DaemonSets and notifies the listener once. */
public record QuestionTimeouts(JdbcTemplate jdbc, Optional<RunningAnswerListener> listener, TransactionTemplate transaction) {

    /** Tolerance for an answer that the broker received in time and that is not yet consumed. */
    private static final Duration DELIVERY_TOLERANCE = Duration.ofSeconds(2);
    private static final String FIND_EXPIRED =
            "select question, draft from command.questions where kind = 'running' and answered_at is null"
            + " and lapsed_at is null and expires_at <= ? order by expires_at limit 100";
    private static final String EXPIRE =
            "update command.questions set lapsed_at = ? where question = ? and answered_at is null and lapsed_at is null";

    private record ExpiredQuestion(UUID question, UUID draft) {}

    public void run(Instant now) {
        OffsetDateTime deadline = now.minus(DELIVERY_TOLERANCE).atOffset(ZoneOffset.UTC);
        List<ExpiredQuestion> expired = jdbc.query(FIND_EXPIRED, (row, n) -> new ExpiredQuestion(row.getObject(1, UUID.class),
                row.getObject(2, UUID.class)), deadline);
        expired.forEach(expiredQuestion -> transaction.executeWithoutResult(status -> expire(expiredQuestion, now)));
    }

    /** Another instance may have expired the question already. */
    private void expire(ExpiredQuestion expiredQuestion, Instant now) {
        if (jdbc.update(EXPIRE, now.atOffset(ZoneOffset.UTC), expiredQuestion.question()) > 0) {
            listener.ifPresent(it -> it.onTimeout(expiredQuestion.draft(), expiredQuestion.question()));
        }
    }
}

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
public record QuestionTimeouts(JdbcTemplate jdbc, Optional<RunningAnswerListener> running, TransactionTemplate transaction) {

    /** Tolerance for an answer that the broker received in time and that is not yet consumed. */
    private static final Duration ON_ITS_WAY = Duration.ofSeconds(2);
    private static final String RUNNING = "select question, draft from command.questions where kind = 'running' and answered_at is null"
            + " and lapsed_at is null and expires_at <= ? order by expires_at limit 100";
    private static final String LAPSE = "update command.questions set lapsed_at = ? where question = ? and answered_at is null and lapsed_at is null";

    private record Waiting(UUID question, UUID draft) {}

    public void run(Instant now) {
        OffsetDateTime over = now.minus(ON_ITS_WAY).atOffset(ZoneOffset.UTC);
        List<Waiting> waiting = jdbc.query(RUNNING, (row, n) -> new Waiting(row.getObject(1, UUID.class), row.getObject(2, UUID.class)), over);
        waiting.forEach(one -> transaction.executeWithoutResult(status -> lapse(one, now)));
    }

    /** Another instance may have expired the question already. */
    private void lapse(Waiting one, Instant now) {
        if (jdbc.update(LAPSE, now.atOffset(ZoneOffset.UTC), one.question()) > 0) {
            running.ifPresent(it -> it.onTimeout(one.draft(), one.question()));
        }
    }
}

package dev.fleetledger.command.relay.outbox;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.springframework.jdbc.core.JdbcTemplate;

import dev.fleetledger.contract.question.QuestionEvent;
import dev.fleetledger.ledger.RecordedEvent;

/** Questions from the relay's view: which may still be sent, and which are to be deleted from the topics. */
public record OpenQuestions(JdbcTemplate jdbc) {

    // Excludes questions that were already answered or tombstoned: after a crash the relay reads their events again.
    private static final String OPEN = "select question, cluster from command.questions where question = any(?) and expires_at > ?"
            + " and answered_at is null and lapsed_at is null and tombstoned_at is null";
    private static final String CLOSED = "select question, cluster from command.questions where tombstoned_at is null"
            + " and (answered_at is not null or expires_at <= ?) and (next_try is null or next_try <= ?)"
            + " and cluster not in (select cluster from command.parked) order by expires_at limit ?";
    private static final Duration RETRY_DELAY = Duration.ofSeconds(30);

    /** A question to one cluster. */
    public record OpenQuestion(UUID question, String cluster) {}

    Set<OpenQuestion> findOpen(List<RecordedEvent> events, Instant now) {
        UUID[] ids = events.stream().map(RecordedEvent::payload).filter(QuestionEvent.Asked.class::isInstance)
                .map(it -> ((QuestionEvent.Asked) it).question()).toArray(UUID[]::new);
        return ids.length == 0 ? Set.of() : new HashSet<>(jdbc.query(OPEN, (row, n) -> open(row.getObject(1, UUID.class), row.getString(2)),
                ids, utc(now)));
    }

    public List<OpenQuestion> findClosed(Instant now, int max) {
        return jdbc.query(CLOSED, (row, n) -> open(row.getObject(1, UUID.class), row.getString(2)), utc(now), utc(now), max);
    }

    public void markTombstoned(Collection<OpenQuestion> questions, Instant now) {
        update("update command.questions set tombstoned_at = ? where question = ? and cluster = ?", questions, now);
    }

    /** Postpones questions whose cluster's topic could not be written. */
    public void postpone(Collection<OpenQuestion> questions, Instant now) {
        update("update command.questions set next_try = ? where question = ? and cluster = ?", questions, now.plus(RETRY_DELAY));
    }

    private void update(String sql, Collection<OpenQuestion> questions, Instant time) {
        jdbc.batchUpdate(sql, questions.stream().map(it -> new Object[] {utc(time), it.question(), it.cluster()}).toList());
    }

    private static OpenQuestion open(UUID question, String cluster) {
        return new OpenQuestion(question, cluster);
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}

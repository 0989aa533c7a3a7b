package dev.fleetledger.command.report.intake;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

import dev.fleetledger.command.question.RunningAnswerListener;
import dev.fleetledger.contract.report.Answer;

/** Processes each answer to a question once, in the caller's transaction, and notifies the listener in it. */
public record AnswerIntake(JdbcTemplate jdbc, Optional<RunningAnswerListener> listener, MeterRegistry meters) {

    private static final String FIND =
            "select kind, draft, expires_at, answered_at is not null as answered, lapsed_at is not null as lapsed"
            + " from command.questions where question = ? and cluster = ? for update";
    private static final String RUNNING = "running";

    /** Outcome of an answer; its name is a metric label. */
    enum Disposition {
        TAKEN,
        /** This cluster was not asked. */
        UNASKED,
        REPEAT,
        /** The answer came after the expiry, or the question was given up before the answer was read. */
        LATE,
        /** The answer is of another kind than the question. */
        ANOTHER_KIND
    }

    private record QuestionRow(String kind, @Nullable UUID draft, Instant expiresAt, boolean answered, boolean lapsed) {}

    /** @param receivedAt broker's timestamp */
    void accept(String cluster, @Nullable List<Answer> answers, Instant receivedAt) {
        if (answers != null) {
            answers.forEach(answer -> count(accept(cluster, answer, receivedAt)));
        }
    }

    private Disposition accept(String cluster, Answer answer, Instant receivedAt) {
        List<QuestionRow> stored = jdbc.query(FIND, (row, n) -> new QuestionRow(row.getString("kind"), row.getObject("draft", UUID.class),
                row.getObject("expires_at", OffsetDateTime.class).toInstant(), row.getBoolean("answered"), row.getBoolean("lapsed")),
                answer.question(), cluster);
        Disposition disposition = stored.isEmpty() ? Disposition.UNASKED : dispositionOf(stored.getFirst(), answer, receivedAt);
        if (disposition == Disposition.TAKEN) {
            jdbc.update("update command.questions set answered_at = ? where question = ? and cluster = ?",
                    receivedAt.atOffset(ZoneOffset.UTC),
                    answer.question(), cluster);
            notifyListener(stored.getFirst(), answer);
        }
        return disposition;
    }

    private void notifyListener(QuestionRow questionRow, Answer answer) {
        if (questionRow.kind().equals(RUNNING) && questionRow.draft() != null) {
            UUID draft = questionRow.draft();
            listener.ifPresent(it -> it.onAnswer(draft, answer.question(), answer));
        }
    }

    private static Disposition dispositionOf(QuestionRow questionRow, Answer answer, Instant receivedAt) {
        if (questionRow.answered()) {
            return Disposition.REPEAT;
        }
        if (questionRow.lapsed() || !receivedAt.isBefore(questionRow.expiresAt())) {
            return Disposition.LATE;
        }
        return matchesKind(questionRow.kind(), answer) ? Disposition.TAKEN : Disposition.ANOTHER_KIND;
    }

    /** An answer of one kind leaves the fields of the other kinds empty. */
    private static boolean matchesKind(String kind, Answer answer) {
        boolean ofPreview = answer.changes().isEmpty() && answer.nodes() == null;
        return switch (kind) {
            case "preview" -> answer.objects().isEmpty() && answer.items().isEmpty();
            case RUNNING -> ofPreview && answer.items().isEmpty();
            case "inventory" -> ofPreview && answer.objects().isEmpty();
            default -> throw new IllegalStateException("A question of kind " + kind);
        };
    }

    private void count(Disposition disposition) {
        meters.counter("fleetledger.answers", "worth", disposition.name().toLowerCase(Locale.ROOT)).increment();
    }
}

package dev.fleetledger.command.question;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

import dev.fleetledger.contract.question.QuestionEvent.Asked;
import dev.fleetledger.contract.question.QuestionKind;

/** Table {@code command.questions}: one row for each cluster that a question was sent to. */
@Component
public final class QuestionTable {

    private static final String ADD = "insert into command.questions (question, cluster, kind, draft, namespace, list, expires_at)"
            + " values (?, ?, ?, ?, ?, ?, ?)";
    private static final String FIND_OPEN_INVENTORY =
            "select question from command.questions where cluster = ? and kind = 'inventory' and list = ?"
            + " and namespace is not distinct from ? and answered_at is null and lapsed_at is null and expires_at > ? limit 1";
    private static final String FIND_OPEN_PREVIEW =
            "select question from command.questions where draft = ? and kind = 'preview' and lapsed_at is null"
            + " and expires_at > ? order by expires_at desc limit 1";

    private final JdbcTemplate jdbc;

    public QuestionTable(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    void add(Asked asked) {
        jdbc.batchUpdate(ADD, asked.clusters().stream()
                .map(questionTarget -> new Object[] {asked.question(), questionTarget.cluster(), word(asked.kind()), asked.draft(),
            asked.namespace(), asked.list(), asked.expiresAt().atOffset(ZoneOffset.UTC)}).toList());
    }

    /**
     * Serializes identical questions: concurrent callers wait until this transaction ends.
     *
     * @return an open question with the same content
     */
    Optional<UUID> findOpenInventory(String cluster, String list, @Nullable String namespace, Instant now) {
        lock("look/" + cluster + "/" + list + "/" + namespace);
        return findQuestion(FIND_OPEN_INVENTORY, cluster, list, namespace, now.atOffset(ZoneOffset.UTC));
    }

    /**
     * Serializes previews of the same draft: concurrent callers wait until this transaction ends.
     *
     * @param clock read after the wait
     * @return the most recent preview of the draft that has not expired, answered or not
     */
    Optional<UUID> findOpenPreview(UUID draft, InstantSource clock) {
        lock("preview/" + draft);
        return findQuestion(FIND_OPEN_PREVIEW, draft, clock.instant().atOffset(ZoneOffset.UTC));
    }

    private void lock(String key) {
        jdbc.query("select pg_advisory_xact_lock(hashtextextended(?, 0))", row -> { }, key);
    }

    private Optional<UUID> findQuestion(String sql, @Nullable Object... arguments) {
        return jdbc.query(sql, (row, n) -> row.getObject(1, UUID.class), arguments).stream().findFirst();
    }

    static String word(QuestionKind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}

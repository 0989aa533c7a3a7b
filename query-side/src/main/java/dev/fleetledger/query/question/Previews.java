package dev.fleetledger.query.question;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import dev.fleetledger.contract.ContractJson;
import dev.fleetledger.manifest.change.Labels;
import dev.fleetledger.query.access.Cut;
import dev.fleetledger.query.access.Reader;
import dev.fleetledger.query.answer.Lists;
import dev.fleetledger.query.answer.Moment;
import dev.fleetledger.query.answer.Order;
import dev.fleetledger.query.answer.Page;
import dev.fleetledger.query.answer.Paging;
import dev.fleetledger.query.answer.Where;

/** Reads the answers to a draft's newest preview question. Expiry is evaluated at read time. */
@Component
class Previews {

    record Asked(UUID question, String by, Instant at, Instant expiresAt, long draftVersion) {}

    private static final String FROM = "previews p left join heartbeats h on h.cluster = p.cluster";
    private static final String STATE = "coalesce(p.verdict, case when cast(:expiresAt as timestamptz) > :now then 'asked' else 'unreachable' end)";
    private static final Order BY_CLUSTER = Order.by("p.cluster", "text");

    private final JdbcClient jdbc;
    private final Lists lists;

    Previews(JdbcClient jdbc, Lists lists) {
        this.jdbc = jdbc;
        this.lists = lists;
    }

    Optional<Asked> newest(UUID draft) {
        return jdbc.sql("select id, asked_by, asked_at, expires_at, coalesce(draft_version, 0) from questions where draft = ? and kind = 'preview'"
                        + " order by position desc limit 1").param(draft)
                .query((row, n) -> new Asked(row.getObject(1, UUID.class), String.valueOf(row.getString(2)),
                        row.getObject(3, OffsetDateTime.class).toInstant(), row.getObject(4, OffsetDateTime.class).toInstant(), row.getLong(5)))
                .optional();
    }

    Page<PreviewAnswer.Said> page(UUID draft, Asked asked, @Nullable String state, Reader reader, Paging paging, Moment moment) {
        Where where = inReach(draft, asked, reader, moment).ifGiven(state, STATE + " = :state", "state");
        return lists.page(FROM, "p.*, h.heard_at, " + STATE + " as state", where, BY_CLUSTER, paging, moment, (row, n) -> said(row, asked));
    }

    Map<String, Integer> counts(UUID draft, Asked asked, Reader reader, Moment moment) {
        Where where = inReach(draft, asked, reader, moment);
        Map<String, Integer> counts = new LinkedHashMap<>();
        jdbc.sql("select " + STATE + ", count(*) from " + FROM + where.sql() + " group by 1 order by 1").params(where.parameters())
                .query(row -> {
                    counts.put(row.getString(1), row.getInt(2));
                });
        return counts;
    }

    /** Restricts the answers to clusters in which the reader may read workloads of the namespace. */
    private static Where inReach(UUID draft, Asked asked, Reader reader, Moment moment) {
        Where where = new Where().and("p.draft = :draft", "draft", draft).and("p.question = :question", "question", asked.question())
                .with("expiresAt", asked.expiresAt()).with("now", moment.now());
        return where.and(Cut.deployments(reader, where, "p"));
    }

    private static PreviewAnswer.Said said(ResultSet row, Asked asked) throws SQLException {
        String state = String.valueOf(row.getString("state"));
        boolean silent = state.equals("unreachable") && row.getString("verdict") == null;
        String answer = row.getString("answer");
        Told told = answer == null ? Told.NOTHING : ContractJson.MAPPER.readValue(answer, Told.class);
        return new PreviewAnswer.Said(String.valueOf(row.getString("cluster")), state, silent ? "NoAnswerInTime" : row.getString("code"),
                silent ? silence(time(row, "heard_at"), asked) : row.getString("message"), told.findings(), told.nodes(), differences(told),
                told.complete(), asked.expiresAt(), time(row, "answered_at"), time(row, "received_at"));
    }

    private static String silence(@Nullable Instant heardAt, Asked asked) {
        String heard = heardAt == null ? "It was never heard of." : "It was last heard of at " + heardAt + ".";
        return "The cluster gave no answer until " + asked.expiresAt() + ". " + heard;
    }

    private static List<PreviewAnswer.Difference> differences(Told told) {
        return told.changes().stream().map(change -> new PreviewAnswer.Difference(change.object(), change.path(),
                Labels.of(change.object(), change.path()).orElse(null), change.before(), change.after())).toList();
    }

    private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        @Nullable OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}

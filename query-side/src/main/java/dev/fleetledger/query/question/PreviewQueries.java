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
import dev.fleetledger.manifest.diff.FieldLabels;
import dev.fleetledger.query.access.AuthenticatedReader;
import dev.fleetledger.query.access.VisibilitySql;
import dev.fleetledger.query.sql.SqlConditions;
import dev.fleetledger.query.web.Page;
import dev.fleetledger.query.web.PageParameters;
import dev.fleetledger.query.web.PageQuery;
import dev.fleetledger.query.web.ReadPoint;
import dev.fleetledger.query.web.SortOrder;

/** Reads the answers to a draft's newest preview question. Expiry is evaluated at read time. */
@Component
class PreviewQueries {

    record PreviewQuestion(UUID question, String by, Instant at, Instant expiresAt, long draftVersion) {}

    private static final String FROM = "previews p left join heartbeats h on h.cluster = p.cluster";
    private static final String STATE =
            "coalesce(p.verdict, case when cast(:expiresAt as timestamptz) > :now then 'asked' else 'unreachable' end)";
    private static final SortOrder BY_CLUSTER = SortOrder.by("p.cluster", "text");

    private final JdbcClient jdbc;
    private final PageQuery pageQuery;

    PreviewQueries(JdbcClient jdbc, PageQuery pageQuery) {
        this.jdbc = jdbc;
        this.pageQuery = pageQuery;
    }

    Optional<PreviewQuestion> findNewest(UUID draft) {
        return jdbc.sql("select id, asked_by, asked_at, expires_at, coalesce(draft_version, 0) from questions where draft = ? and kind = 'preview'"
                        + " order by position desc limit 1").param(draft)
                .query((row, n) -> new PreviewQuestion(row.getObject(1, UUID.class), String.valueOf(row.getString(2)),
                        row.getObject(3, OffsetDateTime.class).toInstant(), row.getObject(4, OffsetDateTime.class).toInstant(),
                        row.getLong(5)))
                .optional();
    }

    Page<PreviewResponse.ClusterVerdict> page(UUID draft, PreviewQuestion previewQuestion, @Nullable String state,
            AuthenticatedReader authenticatedReader, PageParameters pageParameters, ReadPoint readPoint) {
        SqlConditions sqlConditions = visibleConditions(draft, previewQuestion, authenticatedReader, readPoint)
                .andIfPresent(state, STATE + " = :state", "state");
        return pageQuery.page(FROM, "p.*, h.heard_at, " + STATE + " as state", sqlConditions, BY_CLUSTER, pageParameters, readPoint,
                (row, n) -> toVerdict(row, previewQuestion));
    }

    Map<String, Integer> counts(UUID draft, PreviewQuestion previewQuestion, AuthenticatedReader authenticatedReader, ReadPoint readPoint) {
        SqlConditions sqlConditions = visibleConditions(draft, previewQuestion, authenticatedReader, readPoint);
        Map<String, Integer> counts = new LinkedHashMap<>();
        jdbc.sql("select " + STATE + ", count(*) from " + FROM + sqlConditions.sql() + " group by 1 order by 1")
                .params(sqlConditions.parameters())
                .query(row -> {
                    counts.put(row.getString(1), row.getInt(2));
                });
        return counts;
    }

    /** Restricts the answers to clusters in which the reader may read workloads of the namespace. */
    private static SqlConditions visibleConditions(UUID draft, PreviewQuestion previewQuestion, AuthenticatedReader authenticatedReader,
            ReadPoint readPoint) {
        SqlConditions sqlConditions = new SqlConditions().and("p.draft = :draft", "draft", draft)
                .and("p.question = :question", "question", previewQuestion.question())
                .with("expiresAt", previewQuestion.expiresAt()).with("now", readPoint.now());
        return sqlConditions.and(VisibilitySql.deployments(authenticatedReader, sqlConditions, "p"));
    }

    private static PreviewResponse.ClusterVerdict toVerdict(ResultSet row, PreviewQuestion previewQuestion) throws SQLException {
        String state = String.valueOf(row.getString("state"));
        boolean silent = state.equals("unreachable") && row.getString("verdict") == null;
        String answer = row.getString("answer");
        PreviewResult previewResult = answer == null ? PreviewResult.EMPTY : ContractJson.MAPPER.readValue(answer, PreviewResult.class);
        return new PreviewResponse.ClusterVerdict(String.valueOf(row.getString("cluster")), state, row.getString("manifest"),
                silent ? "NoAnswerInTime" : row.getString("code"),
                silent ? silenceMessage(time(row, "heard_at"), previewQuestion) : row.getString("message"), previewResult.findings(),
                previewResult.nodes(), differences(previewResult),
                previewResult.complete(), previewQuestion.expiresAt(), time(row, "answered_at"), time(row, "received_at"));
    }

    private static String silenceMessage(@Nullable Instant heardAt, PreviewQuestion previewQuestion) {
        String heard = heardAt == null ? "It has never reported." : "It last reported at " + heardAt + ".";
        return "The cluster's agent did not answer until " + previewQuestion.expiresAt() + ". " + heard;
    }

    private static List<PreviewResponse.Difference> differences(PreviewResult previewResult) {
        return previewResult.changes().stream().map(change -> new PreviewResponse.Difference(change.object(), change.path(),
                FieldLabels.of(change.object(), change.path()).orElse(null), change.before(), change.after())).toList();
    }

    private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        @Nullable OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}

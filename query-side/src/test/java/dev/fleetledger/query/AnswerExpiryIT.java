package dev.fleetledger.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.contract.ContractJson;
import dev.fleetledger.contract.report.Answer;
import dev.fleetledger.contract.report.Report;
import dev.fleetledger.contract.report.Verdict;
import dev.fleetledger.parts.Login;
import dev.fleetledger.query.projection.report.AnswerCleanup;

/** The contents of answers are deleted after their retention; the reports that held them stay. */
class AnswerExpiryIT {

    private static final TestQuerySide QUERY_SIDE = TestQuerySide.shared();
    private TestFleet testFleet;
    private String cluster;
    private UUID draft;
    private UUID question;

    @BeforeEach
    void answerPreview() {
        testFleet = new TestFleet(QUERY_SIDE, "expiry-" + UUID.randomUUID().toString().substring(0, 8));
        cluster = testFleet.registerCluster("one");
        draft = testFleet.createDraft(testFleet.admin, "exporter", "preview", List.of(cluster));
        question = testFleet.askPreview(testFleet.admin, draft, 4, Instant.now().plusSeconds(60), "preview", List.of(cluster));
        Answer refused = TestFleet.answer(question, Verdict.REFUSED, List.of(), List.of());
        testFleet.sendAnswers(cluster, new Answer(question, refused.verdict(), refused.code(), "exceeded quota\0: pods",
                refused.findings(), null, List.of(), List.of(TestFleet.json("{\"kind\":\"DaemonSet\"}")), List.of(), true, Instant.now()));
        assertThat(testFleet.get(testFleet.admin, path()).at("/items/0/message").stringValue()).startsWith("exceeded quota");
    }

    @Test
    void previewIsGoneOnceItsAnswersAreDeleted() {
        QUERY_SIDE.bean(AnswerCleanup.class).deleteBefore(Instant.now().plusSeconds(60));

        assertThatPreviewIsGone();
    }

    @Test
    void previewIsGoneAfterItsRetentionEvenIfNothingIsDeletedYet() {
        QUERY_SIDE.sql().sql("update questions set expires_at = expires_at - interval '1 day 5 minutes' where id = ?").param(question)
                .update();

        assertThatPreviewIsGone();
    }

    @Test
    void keepsAnswersUntilTheirRetentionEnds() {
        QUERY_SIDE.bean(AnswerCleanup.class).deleteBefore(Instant.now().minusSeconds(60));

        assertThat(testFleet.get(testFleet.admin, path()).at("/items/0/code").stringValue()).isEqualTo("QuotaExceeded");
    }

    @Test
    void reportKeepsWhatViewsAreProjectedFrom() {
        Report before = ContractJson.MAPPER.treeToValue(storedReport(), Report.class);

        QUERY_SIDE.bean(AnswerCleanup.class).deleteBefore(Instant.now().plusSeconds(60));

        assertThat(storedReport().toString()).doesNotContain("quota", "DaemonSet");
        Report after = ContractJson.MAPPER.treeToValue(storedReport(), Report.class);
        assertThat(after).usingRecursiveComparison().ignoringFields("answers").isEqualTo(before);
        assertThat(after.answers()).singleElement().isEqualTo(new Answer(question, Verdict.REFUSED, "QuotaExceeded", null, List.of(), null,
                List.of(), List.of(), List.of(), true, before.answers().getFirst().answeredAt()));
    }

    @Test
    void deniesServiceAndOwnerEveryOtherChangeOfReports() {
        List<String> changes = List.of("value = '{}'", "after_position = after_position + 1", "received_at = now()");
        for (String change : changes) {
            String update = "update observed.reports set " + change + " where cluster = '" + cluster + "'";
            assertThatThrownBy(() -> execute(QUERY_SIDE.database.owner(), update)).hasMessageContaining("insert-only");
            assertThatThrownBy(() -> execute(QUERY_SIDE.database.query(), update)).hasMessageContaining("permission denied");
        }
        assertThatThrownBy(() -> execute(QUERY_SIDE.database.query(), "delete from observed.answers"))
                .hasMessageContaining("permission denied");
    }

    private void assertThatPreviewIsGone() {
        HttpResponse<String> response = QUERY_SIDE.requestAs(testFleet.admin, path());
        assertThat(response.statusCode()).isEqualTo(410);
        JsonNode problem = ContractJson.MAPPER.readTree(response.body());
        assertThat(problem.at("/code").stringValue()).isEqualTo("PreviewExpired");
        assertThat(problem.at("/remedy").stringValue()).contains(draft + ":preview");
    }

    private String path() {
        return "/api/v1/drafts/" + draft + "/preview";
    }

    private JsonNode storedReport() {
        return ContractJson.MAPPER.readTree(QUERY_SIDE.sql().sql("select value from observed.reports where cluster = ?").param(cluster)
                .query(String.class).single());
    }

    private static void execute(Login login, String sql) throws SQLException {
        try (var connection = QUERY_SIDE.database.connect(login); var statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }
}

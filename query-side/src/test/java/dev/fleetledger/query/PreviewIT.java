package dev.fleetledger.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

import dev.fleetledger.contract.ContractJson;
import dev.fleetledger.contract.draft.DraftEvent;
import dev.fleetledger.contract.question.QuestionEvent;
import dev.fleetledger.contract.question.QuestionKind;
import dev.fleetledger.contract.report.Answer;
import dev.fleetledger.contract.report.Verdict;

/** Answers of clusters to a preview of a draft. */
class PreviewIT {

    private static final TestQuerySide QUERY_SIDE = TestQuerySide.shared();
    private static final List<Answer.Change> IMAGE_CHANGE =
            List.of(new Answer.Change("DaemonSet", "/spec/template/spec/containers/main/image",
                    JsonNodeFactory.instance.stringNode("quay.io/x/y:v0"), JsonNodeFactory.instance.stringNode("quay.io/x/y:v1")));
    private TestFleet testFleet;
    private String one;
    private String two;
    private UUID draft;

    @BeforeEach
    void createDraftForTwoClusters() {
        testFleet = new TestFleet(QUERY_SIDE, "preview-" + UUID.randomUUID().toString().substring(0, 8));
        one = testFleet.registerCluster("one");
        two = testFleet.registerCluster("two");
        draft = testFleet.createDraft(testFleet.admin, "exporter", "preview", List.of(one, two));
    }

    @Test
    void showsClusterAsAskedUntilItAnswers() {
        UUID question = askPreview(Instant.now().plusSeconds(60));
        assertThat(readPreview().at("/counts").toString()).isEqualTo("{\"asked\":2}");
        testFleet.sendAnswers(one, TestFleet.answer(question, Verdict.ACCEPTED, IMAGE_CHANGE, List.of()));
        testFleet.sendAnswers(two, TestFleet.answer(question, Verdict.REFUSED, List.of(), List.of()));
        JsonNode preview = readPreview();
        assertThat(preview.at("/counts").toString()).isEqualTo("{\"accepted\":1,\"refused\":1}");
        assertThat(preview.at("/items/0/diff/0/label").stringValue()).isEqualTo("Image (main)");
        assertThat(preview.at("/items/0/nodes/matching").intValue()).isEqualTo(3);
        assertThat(preview.at("/items/1/code").stringValue()).isEqualTo("QuotaExceeded");
        assertThat(preview.at("/outdated").booleanValue()).isFalse();
        assertThat(testFleet.get(testFleet.admin, path() + "?state=refused").at("/total").intValue()).isEqualTo(1);
    }

    @Test
    void showsClusterWithoutTimelyAnswerAsUnreachable() {
        askPreview(Instant.now().minusSeconds(1));
        JsonNode preview = readPreview();
        assertThat(preview.at("/counts").toString()).isEqualTo("{\"unreachable\":2}");
        assertThat(preview.at("/items/0/code").stringValue()).isEqualTo("NoAnswerInTime");
        assertThat(preview.at("/items/0/message").stringValue()).contains("has never reported");
    }

    @Test
    void ignoresAnswerAfterExpiry() {
        UUID question = askPreview(Instant.now().minusSeconds(1));
        testFleet.sendAnswers(one, TestFleet.answer(question, Verdict.ACCEPTED, IMAGE_CHANGE, List.of()));
        assertThat(readPreview().at("/counts").toString()).isEqualTo("{\"unreachable\":2}");
    }

    @Test
    void ignoresAnswerToOlderQuestion() {
        UUID older = askPreview(Instant.now().plusSeconds(60));
        askPreview(Instant.now().plusSeconds(60));
        readPreview();
        testFleet.sendAnswers(one, TestFleet.answer(older, Verdict.ACCEPTED, IMAGE_CHANGE, List.of()));
        assertThat(readPreview().at("/counts").toString()).isEqualTo("{\"asked\":2}");
    }

    @Test
    void acceptsAnswerProjectedBeforeItsQuestion() {
        UUID question = TestFleet.newId();
        testFleet.sendAnswers(one, TestFleet.answer(question, Verdict.ACCEPTED, IMAGE_CHANGE, List.of()));
        testFleet.position = QUERY_SIDE.ledger.append(testFleet.admin, "draft.preview", new QuestionEvent.Asked(question,
                QuestionKind.PREVIEW, Instant.now().plusSeconds(60), draft, 4L, null, "preview", null, null, null,
                List.of(new QuestionEvent.QuestionTarget(one, "sha256:0"))));
        assertThat(readPreview().at("/counts").toString()).isEqualTo("{\"accepted\":1}");
    }

    @Test
    void marksPreviewOutdatedAfterSaveButNotAfterHandover() {
        askPreview(Instant.now().plusSeconds(60));
        testFleet.position = QUERY_SIDE.ledger.append(testFleet.admin, "draft.handover", new DraftEvent.HandedOver(draft, testFleet.admin));
        assertThat(readPreview().at("/outdated").booleanValue()).isFalse();
        testFleet.saveStep(testFleet.admin, draft, "basics", "{\"name\":\"other\",\"namespace\":\"preview\"}");
        assertThat(readPreview().at("/outdated").booleanValue()).isTrue();
    }

    @Test
    void returnsNotFoundWithoutPreviewQuestion() {
        HttpResponse<String> response = QUERY_SIDE.requestAs(testFleet.admin, path(), "Fleetledger-Min-Position",
                Long.toString(testFleet.position));
        assertThat(response.statusCode()).isEqualTo(404);
        JsonNode problem = ContractJson.MAPPER.readTree(response.body());
        assertThat(problem.at("/code").stringValue()).isEqualTo("PreviewNotAsked");
        assertThat(problem.at("/remedy").stringValue()).contains(":preview");
    }

    @Test
    void omitsInvisibleClustersFromPreview() {
        String dave = testFleet.prefix + "-dave";
        testFleet.grant(dave, "NSEditor", "preview", one);
        testFleet.grant(dave, "NSViewer", "elsewhere", two);
        askPreview(Instant.now().plusSeconds(60));
        JsonNode preview = testFleet.get(dave, path());
        assertThat(preview.at("/counts").toString()).isEqualTo("{\"asked\":1}");
        assertThat(preview.at("/total").intValue()).isEqualTo(1);
        assertThat(preview.toString()).doesNotContain(two);
    }

    private UUID askPreview(Instant expiresAt) {
        return testFleet.askPreview(testFleet.admin, draft, 4, expiresAt, "preview", List.of(one, two));
    }

    private JsonNode readPreview() {
        return testFleet.get(testFleet.admin, path());
    }

    private String path() {
        return "/api/v1/drafts/" + draft + "/preview";
    }
}

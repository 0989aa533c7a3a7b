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

    private static final Side SIDE = Side.shared();
    private static final List<Answer.Change> IMAGE = List.of(new Answer.Change("DaemonSet", "/spec/template/spec/containers/main/image",
            JsonNodeFactory.instance.stringNode("quay.io/x/y:v0"), JsonNodeFactory.instance.stringNode("quay.io/x/y:v1")));
    private Story story;
    private String one;
    private String two;
    private UUID draft;

    @BeforeEach
    void aDraftForTwoClusters() {
        story = new Story(SIDE, "preview-" + UUID.randomUUID().toString().substring(0, 8));
        one = story.cluster("one");
        two = story.cluster("two");
        draft = story.draft(story.admin, "exporter", "preview", List.of(one, two));
    }

    @Test
    void showsClusterAsAskedUntilItAnswers() {
        UUID question = asked(Instant.now().plusSeconds(60));
        assertThat(read().at("/counts").toString()).isEqualTo("{\"asked\":2}");
        story.tell(one, Story.answer(question, Verdict.ACCEPTED, IMAGE, List.of()));
        story.tell(two, Story.answer(question, Verdict.REFUSED, List.of(), List.of()));
        JsonNode preview = read();
        assertThat(preview.at("/counts").toString()).isEqualTo("{\"accepted\":1,\"refused\":1}");
        assertThat(preview.at("/items/0/diff/0/label").stringValue()).isEqualTo("Image (main)");
        assertThat(preview.at("/items/0/nodes/matching").intValue()).isEqualTo(3);
        assertThat(preview.at("/items/1/code").stringValue()).isEqualTo("QuotaExceeded");
        assertThat(preview.at("/outdated").booleanValue()).isFalse();
        assertThat(story.get(story.admin, path() + "?state=refused").at("/total").intValue()).isEqualTo(1);
    }

    @Test
    void showsClusterWithoutTimelyAnswerAsUnreachable() {
        asked(Instant.now().minusSeconds(1));
        JsonNode preview = read();
        assertThat(preview.at("/counts").toString()).isEqualTo("{\"unreachable\":2}");
        assertThat(preview.at("/items/0/code").stringValue()).isEqualTo("NoAnswerInTime");
        assertThat(preview.at("/items/0/message").stringValue()).contains("never heard of");
    }

    @Test
    void ignoresAnswerAfterExpiry() {
        UUID question = asked(Instant.now().minusSeconds(1));
        story.tell(one, Story.answer(question, Verdict.ACCEPTED, IMAGE, List.of()));
        assertThat(read().at("/counts").toString()).isEqualTo("{\"unreachable\":2}");
    }

    @Test
    void ignoresAnswerToOlderQuestion() {
        UUID older = asked(Instant.now().plusSeconds(60));
        asked(Instant.now().plusSeconds(60));
        read();
        story.tell(one, Story.answer(older, Verdict.ACCEPTED, IMAGE, List.of()));
        assertThat(read().at("/counts").toString()).isEqualTo("{\"asked\":2}");
    }

    @Test
    void acceptsAnswerProjectedBeforeItsQuestion() {
        UUID question = Story.id();
        story.tell(one, Story.answer(question, Verdict.ACCEPTED, IMAGE, List.of()));
        story.position = SIDE.ledger.command(story.admin, "draft.preview", new QuestionEvent.Asked(question,
                QuestionKind.PREVIEW, Instant.now().plusSeconds(60), draft, 4L, null, "preview", null, null, null,
                List.of(new QuestionEvent.QuestionTarget(one, "sha256:0"))));
        assertThat(read().at("/counts").toString()).isEqualTo("{\"accepted\":1}");
    }

    @Test
    void marksPreviewOutdatedAfterSaveButNotAfterHandover() {
        asked(Instant.now().plusSeconds(60));
        story.position = SIDE.ledger.command(story.admin, "draft.handover", new DraftEvent.HandedOver(draft, story.admin));
        assertThat(read().at("/outdated").booleanValue()).isFalse();
        story.save(story.admin, draft, "basics", "{\"name\":\"other\",\"namespace\":\"preview\"}");
        assertThat(read().at("/outdated").booleanValue()).isTrue();
    }

    @Test
    void returnsNotFoundWithoutPreviewQuestion() {
        HttpResponse<String> response = SIDE.as(story.admin, path(), "Fleetledger-Min-Position", Long.toString(story.position));
        assertThat(response.statusCode()).isEqualTo(404);
        JsonNode problem = ContractJson.MAPPER.readTree(response.body());
        assertThat(problem.at("/code").stringValue()).isEqualTo("PreviewNotAsked");
        assertThat(problem.at("/remedy").stringValue()).contains(":preview");
    }

    @Test
    void omitsInvisibleClustersFromPreview() {
        String dave = story.mark + "-dave";
        story.grant(dave, "NSEditor", "preview", one);
        story.grant(dave, "NSViewer", "elsewhere", two);
        asked(Instant.now().plusSeconds(60));
        JsonNode preview = story.get(dave, path());
        assertThat(preview.at("/counts").toString()).isEqualTo("{\"asked\":1}");
        assertThat(preview.at("/total").intValue()).isEqualTo(1);
        assertThat(preview.toString()).doesNotContain(two);
    }

    private UUID asked(Instant expiresAt) {
        return story.preview(story.admin, draft, 4, expiresAt, "preview", List.of(one, two));
    }

    private JsonNode read() {
        return story.get(story.admin, path());
    }

    private String path() {
        return "/api/v1/drafts/" + draft + "/preview";
    }
}

package dev.fleetledger.agent.question;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.contract.ContractJson;
import dev.fleetledger.contract.intent.Hub;
import dev.fleetledger.contract.question.Question;
import dev.fleetledger.contract.question.QuestionKind;
import dev.fleetledger.contract.report.Answer;
import dev.fleetledger.contract.report.Answer.Change;
import dev.fleetledger.contract.report.Answer.Item;
import dev.fleetledger.contract.report.Verdict;

/** Tests that every answer fits into a record of one megabyte. */
class AnswerBuilderTest {

    private static final int MEGABYTE = 1024 * 1024;
    /** Each character takes six bytes in JSON. */
    private static final JsonNode LARGE = ContractJson.MAPPER.getNodeFactory().stringNode("\u0001".repeat(2_000));

    private final AnswerBuilder answerBuilder =
            new AnswerBuilder(new Question(UUID.randomUUID(), "eu-1", QuestionKind.PREVIEW, Instant.EPOCH, null, null, null,
                    null, null, List.of(), new Hub(UUID.randomUUID(), 1, 1), null), Instant.EPOCH);

    @Test
    void cutsChangesOfLargePreviewAndKeepsFindings() {
        FindingCollector findingCollector = new FindingCollector();
        findingCollector.addRefusal("NameTaken", "DaemonSet/a", "taken");
        List<Change> changes = IntStream.range(0, 200).mapToObj(i -> new Change("DaemonSet", "/spec/" + i, LARGE, LARGE)).toList();

        Answer answer = answerBuilder.preview(findingCollector.all(), null, changes, true);

        assertThat(bytes(answer)).isLessThan(MEGABYTE);
        assertThat(answer.complete()).isFalse();
        assertThat(answer.changes()).isNotEmpty().startsWith(changes.getFirst());
        assertThat(answer.code()).isEqualTo("NameTaken");
        assertThat(answer.verdict()).isEqualTo(Verdict.REFUSED);
    }

    @Test
    void cutsLongListAndMarksItIncomplete() {
        List<Item> items = IntStream.range(0, 200).mapToObj(i -> new Item("n" + i, null, LARGE)).toList();

        Answer answer = answerBuilder.inventory(items, true);

        assertThat(bytes(answer)).isLessThan(MEGABYTE);
        assertThat(answer.complete()).isFalse();
        assertThat(answer.items()).isNotEmpty().startsWith(items.getFirst());
    }

    @Test
    void refusesOversizedDaemonSetInsteadOfCuttingIt() {
        List<JsonNode> objects = IntStream.range(0, 200).mapToObj(_ -> LARGE).toList();

        assertThat(answerBuilder.running(objects, List.of(), true).code()).isEqualTo("TooLarge");
    }

    @Test
    void marksFittingAnswerComplete() {
        Answer answer = answerBuilder.inventory(List.of(new Item("a", null, null)), true);

        assertThat(answer.complete()).isTrue();
        assertThat(answer.items()).hasSize(1);
    }

    private static int bytes(Answer answer) {
        return ContractJson.MAPPER.writeValueAsBytes(answer).length;
    }
}

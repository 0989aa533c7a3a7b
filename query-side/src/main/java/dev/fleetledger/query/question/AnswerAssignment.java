package dev.fleetledger.query.question;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.contract.report.Answer;
import dev.fleetledger.contract.report.Verdict;
import dev.fleetledger.query.projection.ViewBatch;

/** Assigns an answer to its question, whichever of the two is projected first. */
final class AnswerAssignment {

    private AnswerAssignment() {}

    static void assign(QuestionView question, String cluster, Answer answer, Instant receivedAt, ViewBatch viewBatch) {
        if (question.isExpiredAt(receivedAt)) {
            return;
        }
        boolean isFirst = switch (question.kind()) {
            case PREVIEW -> assignToPreview(question, cluster, answer, receivedAt, viewBatch);
            case INVENTORY -> assignToInventory(question, cluster, answer, receivedAt, viewBatch);
            // The asking person gets the result through the draft's own events.
            case RUNNING -> question.answered == 0;
        };
        question.answered += isFirst ? 1 : 0;
    }

    /** Ignores answers of clusters that were not asked or that were asked again since. */
    private static boolean assignToPreview(QuestionView question, String cluster, Answer answer, Instant receivedAt, ViewBatch viewBatch) {
        @Nullable PreviewView preview = question.draft == null ? null
                : viewBatch.find(PreviewView.class, PreviewView.id(question.draft, cluster));
        if (preview == null || !preview.question.equals(question.id) || preview.verdict != null) {
            return false;
        }
        preview.applyAnswer(answer, receivedAt);
        return true;
    }

    /** An answer saying that the API server is unavailable doesn't replace an older list. */
    private static boolean assignToInventory(QuestionView question, String cluster, Answer answer, Instant receivedAt,
            ViewBatch viewBatch) {
        if (answer.verdict() == Verdict.UNREACHABLE) {
            return question.answered == 0;
        }
        String id = InventoryView.id(cluster, question.list, question.namespace);
        InventoryView inventory = viewBatch.getOrAdd(InventoryView.class, id, () -> InventoryView.of(cluster, id));
        if (inventory.question.equals(question.id)) {
            return false;
        }
        inventory.applyAnswer(answer, receivedAt);
        return true;
    }
}

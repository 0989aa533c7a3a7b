package dev.fleetledger.query.question;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.contract.report.Answer;
import dev.fleetledger.contract.report.Verdict;
import dev.fleetledger.query.fold.Batch;

/** Assigns an answer to its question, whichever of the two is projected first. */
final class Answering {

    private Answering() {}

    static void take(QuestionView question, String cluster, Answer answer, Instant receivedAt, Batch batch) {
        if (question.tooLate(receivedAt)) {
            return;
        }
        boolean first = switch (question.kind()) {
            case PREVIEW -> toPreview(question, cluster, answer, receivedAt, batch);
            case INVENTORY -> toInventory(question, cluster, answer, receivedAt, batch);
            // The asking person gets the result through the draft's own events.
            case RUNNING -> question.answered == 0;
        };
        question.answered += first ? 1 : 0;
    }

    /** Ignores answers of clusters that were not asked or that were asked again since. */
    private static boolean toPreview(QuestionView question, String cluster, Answer answer, Instant receivedAt, Batch batch) {
        @Nullable PreviewView preview = question.draft == null ? null : batch.find(PreviewView.class, PreviewView.id(question.draft, cluster));
        if (preview == null || !preview.question.equals(question.id) || preview.verdict != null) {
            return false;
        }
        preview.answered(answer, receivedAt);
        return true;
    }

    /** An answer saying that the API server is unavailable doesn't replace an older list. */
    private static boolean toInventory(QuestionView question, String cluster, Answer answer, Instant receivedAt, Batch batch) {
        if (answer.verdict() == Verdict.UNREACHABLE) {
            return question.answered == 0;
        }
        String id = InventoryView.id(cluster, question.list, question.namespace);
        InventoryView inventory = batch.getOrAdd(InventoryView.class, id, () -> InventoryView.of(cluster, id));
        if (inventory.question.equals(question.id)) {
            return false;
        }
        inventory.answered(answer, receivedAt);
        return true;
    }
}

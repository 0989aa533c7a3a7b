package dev.fleetledger.query.question;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.contract.report.Answer;
import dev.fleetledger.contract.report.Verdict;
import dev.fleetledger.query.fold.Batch;

/** Puts an answer where it belongs, whichever of question and answer was folded first. */
final class Answering {

    private Answering() {}

    static void take(QuestionView question, String cluster, Answer answer, Instant receivedAt, Batch batch) {
        if (question.tooLate(receivedAt)) {
            return;
        }
        boolean first = switch (question.kind()) {
            case PREVIEW -> toPreview(question, cluster, answer, receivedAt, batch);
            case INVENTORY -> toInventory(question, cluster, answer, receivedAt, batch);
            // Who asked hears of it by the draft's own events.
            case RUNNING -> question.answered == 0;
        };
        question.answered += first ? 1 : 0;
    }

    /** Of a cluster that was not asked, or was asked anew, nothing is taken. */
    private static boolean toPreview(QuestionView question, String cluster, Answer answer, Instant receivedAt, Batch batch) {
        @Nullable PreviewView preview = question.draft == null ? null : batch.find(PreviewView.class, PreviewView.id(question.draft, cluster));
        if (preview == null || !preview.question.equals(question.id) || preview.verdict != null) {
            return false;
        }
        preview.answered(answer, receivedAt);
        return true;
    }

    /** An API server that can't be reached takes nothing away that was known before. */
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

package dev.fleetledger.query.question;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.contract.report.Verdict;
import dev.fleetledger.query.projection.ViewBatch;

/** Assigns an answer to its question, whichever of the two is projected first. */
final class AnswerAssignment {

    private AnswerAssignment() {}

    static void assign(QuestionView question, ReceivedAnswer received, ViewBatch viewBatch) {
        if (question.isExpiredAt(received.receivedAt())) {
            return;
        }
        boolean isFirst = switch (question.kind()) {
            case PREVIEW -> assignToPreview(question, received, viewBatch);
            case INVENTORY -> assignToInventory(question, received, viewBatch);
            // The asking person gets the result through the draft's own events.
            case RUNNING -> question.answered == 0;
        };
        question.answered += isFirst ? 1 : 0;
    }

    /** Ignores answers of clusters that were not asked or that were asked again since. */
    private static boolean assignToPreview(QuestionView question, ReceivedAnswer received, ViewBatch viewBatch) {
        @Nullable PreviewView preview = question.draft == null ? null
                : viewBatch.find(PreviewView.class, PreviewView.id(question.draft, received.cluster()));
        if (preview == null || !preview.question.equals(question.id) || preview.verdict != null) {
            return false;
        }
        preview.applyAnswer(received);
        return true;
    }

    /** An answer saying that the API server is unavailable doesn't replace an older list. */
    private static boolean assignToInventory(QuestionView question, ReceivedAnswer received, ViewBatch viewBatch) {
        if (received.verdict() == Verdict.UNREACHABLE) {
            return question.answered == 0;
        }
        String id = InventoryView.id(received.cluster(), question.list, question.namespace);
        InventoryView inventory = viewBatch.getOrAdd(InventoryView.class, id, () -> InventoryView.of(received.cluster(), id));
        if (inventory.question.equals(question.id)) {
            return false;
        }
        inventory.applyAnswer(received);
        return true;
    }
}

package dev.fleetledger.query.question;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import dev.fleetledger.contract.question.QuestionEvent;
import dev.fleetledger.contract.question.QuestionKind;
import dev.fleetledger.query.fold.Batch;
import dev.fleetledger.query.fold.Fold;
import dev.fleetledger.query.fold.LedgerEvent;

/** Projects questions, and for previews one row per cluster. */
@Component
class QuestionFold implements Fold {

    @Override
    public void prepare(List<LedgerEvent> events, Batch batch) {
        List<Object> questions = new ArrayList<>();
        List<Object> previews = new ArrayList<>();
        List<Object> early = new ArrayList<>();
        for (LedgerEvent event : events) {
            if (event.payload() instanceof QuestionEvent.Asked asked) {
                questions.add(asked.question());
                for (QuestionEvent.Of of : asked.clusters()) {
                    early.add(EarlyAnswerView.id(asked.question(), of.cluster()));
                    if (asked.draft() != null) {
                        previews.add(PreviewView.id(asked.draft(), of.cluster()));
                    }
                }
            }
        }
        batch.load(QuestionView.class, questions);
        batch.load(PreviewView.class, previews);
        batch.load(EarlyAnswerView.class, early);
    }

    @Override
    public void fold(LedgerEvent event, Batch batch) {
        if (event.payload() instanceof QuestionEvent question) {
            switch (question) {
                case QuestionEvent.Asked asked -> asked(asked, event, batch);
            }
        }
    }

    private static void asked(QuestionEvent.Asked asked, LedgerEvent event, Batch batch) {
        QuestionView question = batch.getOrAdd(QuestionView.class, asked.question(), () -> QuestionView.of(asked, event));
        @Nullable UUID draft = asked.draft();
        for (QuestionEvent.Of of : asked.clusters()) {
            if (asked.kind() == QuestionKind.PREVIEW && draft != null) {
                batch.getOrAdd(PreviewView.class, PreviewView.id(draft, of.cluster()), () -> PreviewView.of(draft, of.cluster()))
                        .asked(question, of);
            }
            EarlyAnswerView early = batch.find(EarlyAnswerView.class, EarlyAnswerView.id(asked.question(), of.cluster()));
            if (early != null) {
                Answering.take(question, of.cluster(), early.answer(), early.receivedAt, batch);
            }
        }
    }
}

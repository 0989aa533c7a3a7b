package dev.fleetledger.query.question;

import java.util.List;
import java.util.UUID;

import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import dev.fleetledger.contract.question.QuestionEvent;
import dev.fleetledger.contract.question.QuestionEvent.QuestionTarget;
import dev.fleetledger.contract.question.QuestionKind;
import dev.fleetledger.query.projection.EventProjection;
import dev.fleetledger.query.projection.ProjectedEvent;
import dev.fleetledger.query.projection.RowKeys;
import dev.fleetledger.query.projection.ViewBatch;

/** Projects questions, and for previews one row per cluster. */
@Component
@ProcessingGroup(EventProjection.GROUP)
class QuestionProjection implements EventProjection {

    @Override
    public void declareRows(RowKeys keys) {
        keys.one(QuestionEvent.Asked.class, QuestionView.class, QuestionEvent.Asked::question);
        keys.many(QuestionEvent.Asked.class, PreviewView.class, QuestionProjection::previews);
        keys.many(QuestionEvent.Asked.class, EarlyAnswerView.class, asked -> asked.clusters().stream()
                .map(target -> EarlyAnswerView.id(asked.question(), target.cluster())).toList());
    }

    private static List<String> previews(QuestionEvent.Asked asked) {
        @Nullable UUID draft = asked.draft();
        return draft == null ? List.of() : asked.clusters().stream().map(target -> PreviewView.id(draft, target.cluster())).toList();
    }

    @EventHandler
    void on(QuestionEvent.Asked asked, ProjectedEvent event, ViewBatch viewBatch) {
        QuestionView question = viewBatch.getOrAdd(QuestionView.class, asked.question(), () -> QuestionView.of(asked, event));
        @Nullable UUID draft = asked.draft();
        for (QuestionTarget target : asked.clusters()) {
            if (asked.kind() == QuestionKind.PREVIEW && draft != null) {
                viewBatch.getOrAdd(PreviewView.class, PreviewView.id(draft, target.cluster()),
                        () -> PreviewView.of(draft, target.cluster())).resetFor(question, target);
            }
            EarlyAnswerView early = viewBatch.find(EarlyAnswerView.class, EarlyAnswerView.id(asked.question(), target.cluster()));
            if (early != null) {
                AnswerAssignment.assign(question, early.answer(), viewBatch);
            }
        }
    }
}

package dev.fleetledger.query.question;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import dev.fleetledger.contract.question.QuestionEvent;
import dev.fleetledger.contract.question.QuestionKind;
import dev.fleetledger.query.projection.EventProjection;
import dev.fleetledger.query.projection.ProjectedEvent;
import dev.fleetledger.query.projection.ViewBatch;

/** Projects questions, and for previews one row per cluster. */
@Component
class QuestionProjection implements EventProjection {

    @Override
    public void prepare(List<ProjectedEvent> events, ViewBatch viewBatch) {
        List<Object> questions = new ArrayList<>();
        List<Object> previews = new ArrayList<>();
        List<Object> early = new ArrayList<>();
        for (ProjectedEvent event : events) {
            if (event.payload() instanceof QuestionEvent.Asked asked) {
                questions.add(asked.question());
                for (QuestionEvent.QuestionTarget questionTarget : asked.clusters()) {
                    early.add(EarlyAnswerView.id(asked.question(), questionTarget.cluster()));
                    if (asked.draft() != null) {
                        previews.add(PreviewView.id(asked.draft(), questionTarget.cluster()));
                    }
                }
            }
        }
        viewBatch.load(QuestionView.class, questions);
        viewBatch.load(PreviewView.class, previews);
        viewBatch.load(EarlyAnswerView.class, early);
    }

    @Override
    public void apply(ProjectedEvent event, ViewBatch viewBatch) {
        if (event.payload() instanceof QuestionEvent question) {
            switch (question) {
                case QuestionEvent.Asked asked -> project(asked, event, viewBatch);
            }
        }
    }

    private static void project(QuestionEvent.Asked asked, ProjectedEvent event, ViewBatch viewBatch) {
        QuestionView question = viewBatch.getOrAdd(QuestionView.class, asked.question(), () -> QuestionView.of(asked, event));
        @Nullable UUID draft = asked.draft();
        for (QuestionEvent.QuestionTarget questionTarget : asked.clusters()) {
            if (asked.kind() == QuestionKind.PREVIEW && draft != null) {
                viewBatch.getOrAdd(PreviewView.class, PreviewView.id(draft, questionTarget.cluster()),
                        () -> PreviewView.of(draft, questionTarget.cluster()))
                        .resetFor(question, questionTarget);
            }
            EarlyAnswerView early = viewBatch.find(EarlyAnswerView.class, EarlyAnswerView.id(asked.question(), questionTarget.cluster()));
            if (early != null) {
                AnswerAssignment.assign(question, questionTarget.cluster(), early.answer(), early.receivedAt, viewBatch);
            }
        }
    }
}

package dev.fleetledger.query.question;

import java.util.ArrayList;
import java.util.List;

import org.springframework.stereotype.Component;

import dev.fleetledger.contract.report.Answer;
import dev.fleetledger.contract.report.Report;
import dev.fleetledger.query.projection.ReportEffect;
import dev.fleetledger.query.projection.ReportProjection;
import dev.fleetledger.query.projection.StoredReport;
import dev.fleetledger.query.projection.ViewBatch;

/** Projects agents' answers and assigns them to their questions. */
@Component
class AnswerProjection implements ReportProjection {

    @Override
    public void prepare(List<StoredReport> reports, ViewBatch viewBatch) {
        viewBatch.load(QuestionView.class, reports.stream().flatMap(stored -> answers(stored.report()).stream()).map(Answer::question)
                .toList());
        List<Object> previews = new ArrayList<>();
        for (StoredReport stored : reports) {
            for (Answer answer : answers(stored.report())) {
                QuestionView question = viewBatch.find(QuestionView.class, answer.question());
                if (question != null && question.draft != null) {
                    previews.add(PreviewView.id(question.draft, stored.report().cluster()));
                }
            }
        }
        viewBatch.load(PreviewView.class, previews);
    }

    @Override
    public ReportEffect apply(StoredReport stored, ViewBatch viewBatch) {
        for (Answer answer : answers(stored.report())) {
            ReceivedAnswer received = ReceivedAnswer.of(answer, stored);
            QuestionView question = viewBatch.find(QuestionView.class, answer.question());
            if (question != null) {
                AnswerAssignment.assign(question, received, viewBatch);
            } else {
                viewBatch.getOrAdd(EarlyAnswerView.class, EarlyAnswerView.id(answer.question(), received.cluster()),
                        () -> EarlyAnswerView.of(received));
            }
        }
        return ReportEffect.ofChange(!answers(stored.report()).isEmpty());
    }

    private static List<Answer> answers(Report report) {
        return report.answers() == null ? List.of() : report.answers();
    }
}

package dev.fleetledger.query.question;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

import dev.fleetledger.contract.ContractJson;
import dev.fleetledger.contract.question.QuestionEvent;
import dev.fleetledger.contract.report.Answer;
import dev.fleetledger.query.sql.DatabaseText;

/** A cluster's answer to a preview question, or the open question. */
@Entity
@Table(name = "previews")
class PreviewView {

    @Id String id = "";
    UUID draft = new UUID(0, 0);
    String cluster = "";
    String namespace = "";
    UUID question = new UUID(0, 0);
    @Nullable String manifest;
    @Nullable String verdict;
    @Nullable String code;
    @Nullable String message;
    @Nullable String answer;
    @Nullable Instant answeredAt;
    @Nullable Instant receivedAt;

    protected PreviewView() {}

    static PreviewView of(UUID draft, String cluster) {
        PreviewView view = new PreviewView();
        view.id = id(draft, cluster);
        view.draft = draft;
        view.cluster = DatabaseText.sanitizeName(cluster);
        return view;
    }

    static String id(UUID draft, String cluster) {
        return draft + "/" + DatabaseText.sanitizeName(cluster);
    }

    /** Clears the answer to an older question. */
    void resetFor(QuestionView newest, QuestionEvent.QuestionTarget questionTarget) {
        if (question.equals(newest.id)) {
            return;
        }
        namespace = newest.namespaceOrDefault();
        question = newest.id;
        manifest = DatabaseText.sanitizeNullable(questionTarget.manifest());
        verdict = null;
        code = null;
        message = null;
        answer = null;
        answeredAt = null;
        receivedAt = null;
    }

    void applyAnswer(Answer clusterAnswer, Instant at) {
        verdict = clusterAnswer.verdict().name().toLowerCase(java.util.Locale.ROOT);
        code = DatabaseText.sanitizeNullable(clusterAnswer.code());
        message = DatabaseText.sanitizeNullable(clusterAnswer.message());
        answer = ContractJson.MAPPER.writeValueAsString(new PreviewResult(clusterAnswer.findings(), clusterAnswer.nodes(),
                clusterAnswer.changes(), clusterAnswer.complete()));
        answeredAt = clusterAnswer.answeredAt();
        receivedAt = at;
    }
}

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
        view.cluster = DatabaseText.name(cluster);
        return view;
    }

    static String id(UUID draft, String cluster) {
        return draft + "/" + DatabaseText.name(cluster);
    }

    /** Clears the answer to an older question. */
    void asked(QuestionView newest, QuestionEvent.QuestionTarget questionTarget) {
        if (question.equals(newest.id)) {
            return;
        }
        namespace = newest.place();
        question = newest.id;
        manifest = DatabaseText.sanitizeNullable(questionTarget.manifest());
        verdict = null;
        code = null;
        message = null;
        answer = null;
        answeredAt = null;
        receivedAt = null;
    }

    void answered(Answer said, Instant at) {
        verdict = said.verdict().name().toLowerCase(java.util.Locale.ROOT);
        code = DatabaseText.sanitizeNullable(said.code());
        message = DatabaseText.sanitizeNullable(said.message());
        answer = ContractJson.MAPPER.writeValueAsString(new PreviewResult(said.findings(), said.nodes(), said.changes(), said.complete()));
        answeredAt = said.answeredAt();
        receivedAt = at;
    }
}

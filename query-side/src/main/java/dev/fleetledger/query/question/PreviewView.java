package dev.fleetledger.query.question;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

import dev.fleetledger.contract.question.QuestionEvent;
import dev.fleetledger.query.projection.change.LiveObject;
import dev.fleetledger.query.projection.change.LiveRow;
import dev.fleetledger.query.projection.past.VersionedRow;
import dev.fleetledger.query.sql.DatabaseText;

/** A cluster's answer to a preview question, or the open question. */
@Entity
@Table(name = "previews")
class PreviewView extends VersionedRow implements LiveRow {

    @Id String id = "";
    UUID draft = new UUID(0, 0);
    String cluster = "";
    String namespace = "";
    UUID question = new UUID(0, 0);
    @Nullable String manifest;
    @Nullable String verdict;
    @Nullable String code;
    @Nullable Instant answeredAt;
    @Nullable Instant receivedAt;
    /** Number of the report that holds the answer. */
    @Nullable Long report;

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

    @Override
    public LiveObject liveObject() {
        return LiveObject.draft(draft, null);
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
        answeredAt = null;
        receivedAt = null;
        report = null;
    }

    void applyAnswer(ReceivedAnswer received) {
        verdict = received.verdictText();
        code = received.code();
        answeredAt = received.answeredAt();
        receivedAt = received.receivedAt();
        report = received.report();
    }
}

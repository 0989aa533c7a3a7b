package dev.fleetledger.query.question;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

import dev.fleetledger.contract.question.QuestionEvent;
import dev.fleetledger.contract.question.QuestionKind;
import dev.fleetledger.query.projection.ProjectedEvent;
import dev.fleetledger.query.projection.past.VersionedRow;
import dev.fleetledger.query.sql.DatabaseText;

/** One question, asked once of each of its clusters. */
@Entity
@Table(name = "questions")
class QuestionView extends VersionedRow {

    /** The {@link #kind} of {@link QuestionKind#PREVIEW}. */
    static final String PREVIEW = "preview";
    private static final String DEFAULT_NAMESPACE = "default";

    @Id UUID id = new UUID(0, 0);
    String kind = "";
    @Nullable UUID draft;
    @Nullable Long draftVersion;
    @Nullable UUID workload;
    @Nullable String namespace;
    @Nullable String name;
    @Nullable String list;
    int clusters;
    int answered;
    String askedBy = "";
    Instant askedAt = Instant.EPOCH;
    Instant expiresAt = Instant.EPOCH;
    long position;

    protected QuestionView() {}

    static QuestionView of(QuestionEvent.Asked asked, ProjectedEvent event) {
        QuestionView view = new QuestionView();
        view.id = asked.question();
        view.kind = asked.kind().name().toLowerCase(Locale.ROOT);
        view.draft = asked.draft();
        view.draftVersion = asked.draftVersion();
        view.workload = asked.workload();
        view.namespace = DatabaseText.sanitizeNullable(asked.namespace());
        view.name = DatabaseText.sanitizeNullable(asked.name());
        view.list = DatabaseText.sanitizeNullable(asked.list());
        view.clusters = asked.clusters().size();
        view.askedBy = event.actor();
        view.askedAt = event.at();
        view.expiresAt = asked.expiresAt();
        view.position = event.position();
        return view;
    }

    QuestionKind kind() {
        return QuestionKind.valueOf(kind.toUpperCase(Locale.ROOT));
    }

    String namespaceOrDefault() {
        return namespace == null ? DEFAULT_NAMESPACE : namespace;
    }

    /** Compares with broker time, which is recorded with the report. */
    boolean isExpiredAt(Instant receivedAt) {
        return !receivedAt.isBefore(expiresAt);
    }
}

package dev.fleetledger.query.question;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

import dev.fleetledger.contract.report.Verdict;
import dev.fleetledger.query.projection.past.VersionedRow;
import dev.fleetledger.query.sql.DatabaseText;

/** An answer that was projected before its question. */
@Entity
@Table(name = "early_answers")
class EarlyAnswerView extends VersionedRow {

    @Id String id = "";
    String cluster = "";
    UUID question = new UUID(0, 0);
    String verdict = "";
    @Nullable String code;
    boolean complete;
    Instant answeredAt = Instant.EPOCH;
    Instant receivedAt = Instant.EPOCH;
    long report;

    protected EarlyAnswerView() {}

    static EarlyAnswerView of(ReceivedAnswer received) {
        EarlyAnswerView view = new EarlyAnswerView();
        view.id = id(received.question(), received.cluster());
        view.cluster = DatabaseText.sanitizeName(received.cluster());
        view.question = received.question();
        view.verdict = received.verdict().name();
        view.code = received.code();
        view.complete = received.complete();
        view.answeredAt = received.answeredAt();
        view.receivedAt = received.receivedAt();
        view.report = received.report();
        return view;
    }

    static String id(UUID question, String cluster) {
        return question + "/" + DatabaseText.sanitizeName(cluster);
    }

    ReceivedAnswer answer() {
        return new ReceivedAnswer(cluster, question, Verdict.valueOf(verdict), code, complete, answeredAt, receivedAt, report);
    }
}

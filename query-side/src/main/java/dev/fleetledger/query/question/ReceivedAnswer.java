package dev.fleetledger.query.question;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.contract.report.Answer;
import dev.fleetledger.contract.report.Verdict;
import dev.fleetledger.query.projection.StoredReport;
import dev.fleetledger.query.sql.DatabaseText;

/**
 * What views are projected from: an answer without its contents, which only its report holds, for a limited time.
 *
 * @param receivedAt broker time
 * @param report     number of the report that holds it
 */
record ReceivedAnswer(String cluster, UUID question, Verdict verdict, @Nullable String code, boolean complete, Instant answeredAt,
        Instant receivedAt, long report) {

    static ReceivedAnswer of(Answer answer, StoredReport stored) {
        return new ReceivedAnswer(stored.report().cluster(), answer.question(), answer.verdict(),
                DatabaseText.sanitizeNullable(answer.code()), answer.complete(), answer.answeredAt(), stored.receivedAt(), stored.number());
    }

    String verdictText() {
        return verdict.name().toLowerCase(Locale.ROOT);
    }
}

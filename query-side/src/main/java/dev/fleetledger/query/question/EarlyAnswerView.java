package dev.fleetledger.query.question;

import java.time.Instant;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import dev.fleetledger.contract.ContractJson;
import dev.fleetledger.contract.report.Answer;
import dev.fleetledger.query.sql.DatabaseText;

/** An answer that was projected before its question. */
@Entity
@Table(name = "early_answers")
class EarlyAnswerView {

    @Id String id = "";
    String answer = "";
    Instant receivedAt = Instant.EPOCH;

    protected EarlyAnswerView() {}

    static EarlyAnswerView of(String cluster, Answer answer, Instant receivedAt) {
        EarlyAnswerView view = new EarlyAnswerView();
        view.id = id(answer.question(), cluster);
        view.answer = ContractJson.MAPPER.writeValueAsString(answer);
        view.receivedAt = receivedAt;
        return view;
    }

    static String id(java.util.UUID question, String cluster) {
        return question + "/" + DatabaseText.sanitizeName(cluster);
    }

    Answer answer() {
        return ContractJson.MAPPER.readValue(answer, Answer.class);
    }
}

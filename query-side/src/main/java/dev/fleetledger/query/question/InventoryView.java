package dev.fleetledger.query.question;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

import dev.fleetledger.contract.ContractJson;
import dev.fleetledger.contract.report.Answer;
import dev.fleetledger.query.sql.DatabaseText;

/** The newest list of one kind of object in a cluster. */
@Entity
@Table(name = "inventories")
class InventoryView {

    @Id String id = "";
    String cluster = "";
    UUID question = new UUID(0, 0);
    String verdict = "";
    @Nullable String code;
    @Nullable String message;
    String items = "[]";
    boolean complete;
    Instant answeredAt = Instant.EPOCH;
    Instant receivedAt = Instant.EPOCH;

    protected InventoryView() {}

    static InventoryView of(String cluster, String id) {
        InventoryView view = new InventoryView();
        view.id = id;
        view.cluster = DatabaseText.sanitizeName(cluster);
        return view;
    }

    /** @param namespace null for all namespaces */
    static String id(String cluster, @Nullable String kind, @Nullable String namespace) {
        return DatabaseText.sanitizeName(cluster) + "/" + (kind == null ? "" : DatabaseText.sanitizeName(kind)) + "/"
                + (namespace == null ? "" : DatabaseText.sanitizeName(namespace));
    }

    void applyAnswer(Answer answer, Instant at) {
        question = answer.question();
        verdict = answer.verdict().name().toLowerCase(Locale.ROOT);
        code = DatabaseText.sanitizeNullable(answer.code());
        message = DatabaseText.sanitizeNullable(answer.message());
        items = ContractJson.MAPPER.writeValueAsString(answer.items());
        complete = answer.complete();
        answeredAt = answer.answeredAt();
        receivedAt = at;
    }

    List<Answer.Item> items() {
        return List.of(ContractJson.MAPPER.readValue(items, Answer.Item[].class));
    }
}

package dev.fleetledger.query.draft;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.contract.ContractJson;
import dev.fleetledger.query.projection.past.VersionedRow;

/** The last saved document of a draft's step. */
@Entity
@Table(name = "draft_steps")
public class DraftStepView extends VersionedRow {

    @Id String id = "";
    UUID draft = new UUID(0, 0);
    String step = "";
    String document = "{}";
    String savedBy = "";
    Instant savedAt = Instant.EPOCH;

    protected DraftStepView() {}

    static DraftStepView of(UUID draft, String step) {
        DraftStepView view = new DraftStepView();
        view.id = id(draft, step);
        view.draft = draft;
        view.step = step;
        return view;
    }

    public static String id(UUID draft, String step) {
        return draft + "/" + step;
    }

    void save(JsonNode newDocument, String by, Instant at) {
        document = ContractJson.MAPPER.writeValueAsString(newDocument);
        savedBy = by;
        savedAt = at;
    }

    /** Who wrote the document; the system for what was taken over from the workload. */
    String savedBy() {
        return savedBy;
    }

    public JsonNode document() {
        return ContractJson.MAPPER.readTree(document);
    }
}

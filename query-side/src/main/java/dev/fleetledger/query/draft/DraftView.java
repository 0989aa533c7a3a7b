package dev.fleetledger.query.draft;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.contract.ContractJson;
import dev.fleetledger.contract.draft.DraftEvent;
import dev.fleetledger.query.fold.LedgerEvent;

/** A draft as it stands. */
@Entity
@Table(name = "drafts")
public class DraftView {

    private static final String DEFAULT_NAMESPACE = "default";

    @Id UUID id = new UUID(0, 0);
    String kind = "";
    String state = "open";
    String owner = "";
    List<String> editors = new ArrayList<>();
    @Nullable String fixedCluster;
    @Nullable UUID fromDraft;
    @Nullable UUID basedWorkload;
    @Nullable Integer basedRevision;
    @Nullable Integer basedPlacement;
    @Nullable String name;
    @Nullable String namespace;
    boolean everywhere;
    List<String> clusters = new ArrayList<>();
    List<String> excluded = new ArrayList<>();
    String kept = "[]";
    List<String> found = new ArrayList<>();
    @Nullable UUID workload;
    @Nullable Integer revision;
    @Nullable UUID rollout;
    Instant startedAt = Instant.EPOCH;
    Instant changedAt = Instant.EPOCH;
    long version;
    long position;

    protected DraftView() {}

    static DraftView of(DraftEvent.Started started, Instant at) {
        DraftView draft = new DraftView();
        draft.id = started.draft();
        draft.kind = started.kind();
        draft.owner = started.owner();
        draft.fixedCluster = started.cluster();
        draft.fromDraft = started.from() == null ? null : started.from().draft();
        DraftEvent.BasedOn basedOn = started.basedOn();
        if (basedOn != null) {
            draft.basedWorkload = basedOn.workload();
            draft.basedRevision = basedOn.revision();
            draft.basedPlacement = basedOn.placementVersion();
        }
        draft.startedAt = at;
        return draft;
    }

    void saved(String step, JsonNode document, String by) {
        if (!editors.contains(by)) {
            editors = plus(editors, by);
        }
        switch (step) {
            case "basics" -> {
                name = document.path("name").stringValue(null);
                namespace = document.path("namespace").stringValue(DEFAULT_NAMESPACE);
            }
            case "placement" -> {
                everywhere = document.path("all").booleanValue(false) || document.hasNonNull("selector");
                clusters = texts(document.path("clusters"));
                excluded = texts(document.path("exclude"));
            }
            default -> { }
        }
    }

    void imported(DraftEvent.Imported imported, String by) {
        if (!editors.contains(by)) {
            editors = plus(editors, by);
        }
        kept = ContractJson.MAPPER.writeValueAsString(imported.kept());
        found = new ArrayList<>(imported.found());
    }

    /** What the form has no place for, as the event has it. */
    public List<DraftEvent.Kept> kept() {
        return List.of(ContractJson.MAPPER.readValue(kept, DraftEvent.Kept[].class));
    }

    void submitted(DraftEvent.Submitted submitted) {
        state = "submitted";
        workload = submitted.workload();
        revision = submitted.revision();
        rollout = submitted.rollout();
    }

    void changed(LedgerEvent event) {
        changedAt = event.at();
        version = event.version();
        position = event.position();
    }

    public @Nullable String namespace() {
        return namespace;
    }

    public @Nullable UUID workload() {
        return workload;
    }

    private static List<String> plus(List<String> all, String more) {
        List<String> longer = new ArrayList<>(all);
        longer.add(more);
        return longer;
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(text -> texts.add(text.stringValue("")));
        return texts;
    }
}

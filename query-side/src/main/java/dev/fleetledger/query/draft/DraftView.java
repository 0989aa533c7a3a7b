package dev.fleetledger.query.draft;

import java.time.Instant;
import java.util.Arrays;
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
import dev.fleetledger.query.fold.Storable;

/** A draft as it stands. */
@Entity
@Table(name = "drafts")
public class DraftView {

    private static final String DEFAULT_NAMESPACE = "default";

    @Id UUID id = new UUID(0, 0);
    String kind = "";
    String state = "open";
    String owner = "";
    /** Arrays, for Hibernate compares a list with what it was in time that grows with its square. */
    String[] editors = {};
    @Nullable String fixedCluster;
    @Nullable UUID fromDraft;
    @Nullable UUID basedWorkload;
    @Nullable Integer basedRevision;
    @Nullable Integer basedPlacement;
    @Nullable String name;
    @Nullable String namespace;
    boolean everywhere;
    String[] clusters = {};
    String[] excluded = {};
    String kept = "[]";
    String[] found = {};
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
        draft.fixedCluster = Storable.orNull(started.cluster());
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
        if (!List.of(editors).contains(by)) {
            editors = plus(editors, by);
        }
        switch (step) {
            case "basics" -> {
                name = Storable.orNull(document.path("name").stringValue(null));
                namespace = Storable.text(document.path("namespace").stringValue(DEFAULT_NAMESPACE));
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
        if (!List.of(editors).contains(by)) {
            editors = plus(editors, by);
        }
        kept = ContractJson.MAPPER.writeValueAsString(imported.kept());
        found = imported.found().stream().map(Storable::text).toArray(String[]::new);
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

    private static String[] plus(String[] all, String more) {
        String[] longer = Arrays.copyOf(all, all.length + 1);
        longer[all.length] = more;
        return longer;
    }

    private static String[] texts(JsonNode list) {
        return list.valueStream().map(text -> Storable.text(text.stringValue(""))).toArray(String[]::new);
    }
}

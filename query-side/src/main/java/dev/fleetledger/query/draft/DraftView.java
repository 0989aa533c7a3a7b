package dev.fleetledger.query.draft;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.contract.ContractJson;
import dev.fleetledger.contract.EventMetadata;
import dev.fleetledger.contract.draft.DraftEvent;
import dev.fleetledger.manifest.document.Step;
import dev.fleetledger.manifest.draft.Collision;
import dev.fleetledger.manifest.draft.Collisions;
import dev.fleetledger.manifest.draft.WorkloadVersion;
import dev.fleetledger.query.projection.ProjectedEvent;
import dev.fleetledger.query.projection.change.LiveObject;
import dev.fleetledger.query.projection.change.LiveRow;
import dev.fleetledger.query.projection.past.VersionedObject;
import dev.fleetledger.query.sql.DatabaseText;

/** The current state of a draft. */
@Entity
@Table(name = "drafts")
public class DraftView extends VersionedObject implements LiveRow {

    static final String FETCHING = "fetching";
    static final String OPEN = "open";
    private static final String DEFAULT_NAMESPACE = "default";

    @Id UUID id = new UUID(0, 0);
    String kind = "";
    String state = OPEN;
    String owner = "";
    String editing = "[]";
    @Nullable String fixedCluster;
    @Nullable UUID fromDraft;
    @Nullable UUID fromWorkload;
    @Nullable Integer fromRevision;
    @Nullable String fromCluster;
    @Nullable String fromNamespace;
    @Nullable String fromName;
    @Nullable UUID fromQuestion;
    @Nullable Instant fetchedAt;
    @Nullable String fetchCode;
    @Nullable String fetchMessage;
    @Nullable UUID family;
    @Nullable UUID basedWorkload;
    @Nullable Integer basedRevision;
    @Nullable Integer basedPlacement;
    @Nullable String name;
    @Nullable String namespace;
    boolean everywhere;
    /** Arrays, because Hibernate's dirty check of a list takes quadratic time. */
    String[] clusters = {};
    String[] excluded = {};
    String collisions = "[]";
    String kept = "[]";
    String notCarried = "[]";
    String[] found = {};
    /** Id that the workload has, or will have once the draft is submitted. */
    UUID intendedWorkload = new UUID(0, 0);
    @Nullable UUID workload;
    @Nullable Integer revision;
    @Nullable UUID rollout;
    Instant startedAt = Instant.EPOCH;
    Instant changedAt = Instant.EPOCH;
    long version;
    long contentVersion;
    long position;

    protected DraftView() {}

    static DraftView of(DraftEvent.Started started, Instant at) {
        DraftView draft = new DraftView();
        draft.id = started.draft();
        draft.kind = started.kind();
        draft.owner = started.owner();
        draft.fixedCluster = DatabaseText.sanitizeNullable(started.cluster());
        draft.clusters = draft.defaultClusters();
        draft.intendedWorkload = started.intendedWorkload();
        draft.family = started.family();
        if (started.from() != null) {
            draft.setOrigin(started.from());
        }
        if (started.basedOn() != null) {
            draft.setBase(started.basedOn());
        }
        draft.startedAt = at;
        return draft;
    }

    private void setOrigin(DraftEvent.Origin origin) {
        fromDraft = origin.draft();
        fromWorkload = origin.workload();
        fromRevision = origin.revision();
        DraftEvent.Running running = origin.running();
        if (running != null) {
            startFetch(running);
        }
    }

    /** Clears the result of an earlier fetch. */
    void startFetch(DraftEvent.Running running) {
        state = FETCHING;
        fromCluster = DatabaseText.sanitize(running.cluster());
        fromNamespace = DatabaseText.sanitize(running.namespace());
        fromName = DatabaseText.sanitize(running.name());
        fromQuestion = running.question();
        fetchedAt = null;
        fetchCode = null;
        fetchMessage = null;
    }

    private void setBase(DraftEvent.BasedOn basedOn) {
        basedWorkload = basedOn.workload();
        basedRevision = basedOn.revision();
        basedPlacement = basedOn.placementVersion();
    }

    /** The draft becomes open, whether the DaemonSet was found or not. */
    void completeFetch(DraftEvent.Fetched fetched, Instant at) {
        state = state.equals(FETCHING) ? OPEN : state;
        fetchedAt = at;
        fetchCode = DatabaseText.sanitizeNullable(fetched.code());
        fetchMessage = DatabaseText.sanitizeNullable(fetched.message());
    }

    void rebase(DraftEvent.Rebased rebased) {
        setBase(rebased.basedOn());
        collisions = ContractJson.MAPPER.writeValueAsString(rebased.collisions());
    }

    void saveStep(String step, JsonNode document, String by, Instant at) {
        recordEdit(by, step, at);
        Step.of(step).ifPresent(saved -> setCollisions(Collisions.afterSaving(collisions(), saved)));
        switch (step) {
            case "basics" -> {
                name = DatabaseText.sanitizeNullable(document.path("name").stringValue(null));
                namespace = DatabaseText.sanitize(document.path("namespace").stringValue(DEFAULT_NAMESPACE));
            }
            case "placement" -> {
                everywhere = document.path("all").booleanValue(false) || document.hasNonNull("selector");
                clusters = document.hasNonNull("clusters") ? texts(document.path("clusters")) : defaultClusters();
                excluded = texts(document.path("exclude"));
            }
            default -> { }
        }
    }

    void applyImport(DraftEvent.Imported imported, String by, Instant at) {
        recordEdit(by, null, at);
        kept = ContractJson.MAPPER.writeValueAsString(imported.kept());
        notCarried = ContractJson.MAPPER.writeValueAsString(imported.notCarried());
        found = imported.found().stream().map(DatabaseText::sanitize).toArray(String[]::new);
    }

    /** Returns the kept fields as recorded in the event. */
    public List<DraftEvent.Kept> kept() {
        return List.of(ContractJson.MAPPER.readValue(kept, DraftEvent.Kept[].class));
    }

    /** Returns what the newest import left out, as recorded in the event. */
    public List<DraftEvent.NotCarried> notCarried() {
        return List.of(ContractJson.MAPPER.readValue(notCarried, DraftEvent.NotCarried[].class));
    }

    void submit(DraftEvent.Submitted submitted) {
        state = "submitted";
        workload = submitted.workload();
        intendedWorkload = submitted.workload();
        revision = submitted.revision();
        rollout = submitted.rollout();
    }

    void advanceTo(ProjectedEvent event) {
        changedAt = event.at();
        version = event.version();
        position = event.position();
    }

    @Override
    public LiveObject liveObject() {
        return LiveObject.draft(id, workload == null ? basedWorkload : workload);
    }

    public String owner() {
        return owner;
    }

    public @Nullable Integer basedRevision() {
        return basedRevision;
    }

    /** @return the draft's version at the last change of its content */
    public long contentVersion() {
        return contentVersion;
    }

    public @Nullable String namespace() {
        return namespace;
    }

    public @Nullable UUID workload() {
        return workload;
    }

    /** The system doesn't become an editor when it imports what it fetched. */
    private void recordEdit(String by, @Nullable String step, Instant at) {
        if (!by.equals(EventMetadata.SYSTEM)) {
            editing = ContractJson.MAPPER.writeValueAsString(LastEdit.with(edits(),
                    new LastEdit(by, step == null ? null : DatabaseText.sanitize(step), at)));
        }
    }

    List<LastEdit> edits() {
        return List.of(ContractJson.MAPPER.readValue(editing, LastEdit[].class));
    }

    void resolveCollision(DraftEvent.CollisionResolved resolved) {
        Step.of(resolved.step()).ifPresent(step -> setCollisions(Collisions.afterResolving(collisions(), step, resolved.pointer())));
    }

    private void setCollisions(List<Collision> remaining) {
        collisions = ContractJson.MAPPER.writeValueAsString(CollisionMapper.toEvent(intendedWorkload, remaining));
    }

    /** Returns the collisions that are still to be decided. */
    public List<Collision> collisions() {
        return CollisionMapper.fromEvent(List.of(ContractJson.MAPPER.readValue(collisions, DraftEvent.Collision[].class)));
    }

    /** Returns what the draft is based on; null if it is not an edit. */
    @Nullable WorkloadVersion base() {
        return basedRevision == null || basedPlacement == null ? null : new WorkloadVersion(basedRevision, basedPlacement);
    }

    /** A placement that names no cluster selects the one in which the wizard was opened. */
    private String[] defaultClusters() {
        return fixedCluster == null ? new String[0] : new String[] {fixedCluster};
    }

    private static String[] texts(JsonNode list) {
        return list.valueStream().map(text -> DatabaseText.sanitize(text.stringValue(""))).toArray(String[]::new);
    }
}

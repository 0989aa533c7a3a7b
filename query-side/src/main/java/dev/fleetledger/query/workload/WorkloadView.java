package dev.fleetledger.query.workload;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

import dev.fleetledger.contract.ContractJson;
import dev.fleetledger.contract.workload.WorkloadEvent;
import dev.fleetledger.query.projection.ProjectedEvent;
import dev.fleetledger.query.projection.change.LiveObject;
import dev.fleetledger.query.projection.change.LiveRow;
import dev.fleetledger.query.projection.past.VersionedObject;

/** The current state of a workload. Its status is not stored but computed from its deployments. */
@Entity
@Table(name = "workloads")
public class WorkloadView extends VersionedObject implements LiveRow {

    @Id UUID id = new UUID(0, 0);
    String kind = "";
    String namespace = "";
    String name = "";
    @Nullable UUID family;
    String labels = "{}";
    int revision;
    int placementVersion;
    @Nullable String placement;
    @Nullable Instant restartedAt;
    String createdBy = "";
    Instant createdAt = Instant.EPOCH;
    @Nullable String deletedBy;
    @Nullable Instant deletedAt;
    long version;
    long position;

    protected WorkloadView() {}

    static WorkloadView of(WorkloadEvent.Created created, ProjectedEvent event) {
        WorkloadView workload = new WorkloadView();
        workload.id = created.workload();
        workload.kind = created.kind();
        workload.namespace = created.namespace();
        workload.name = created.name();
        workload.family = created.family();
        workload.createdBy = event.actor();
        workload.createdAt = event.at();
        return workload;
    }

    void revise(WorkloadEvent.Revised revised) {
        revision = revised.revision();
        JsonNode advanced = revised.specification().path("advanced").path("labels");
        labels = ContractJson.MAPPER.writeValueAsString(advanced.isObject() ? advanced : ContractJson.MAPPER.createObjectNode());
    }

    void place(WorkloadEvent.Placed placed) {
        placementVersion = placed.placementVersion();
        placement = ContractJson.MAPPER.writeValueAsString(placed.placement());
    }

    void delete(ProjectedEvent event) {
        deletedBy = event.actor();
        deletedAt = event.at();
    }

    void advanceTo(ProjectedEvent event) {
        version = event.version();
        position = event.position();
    }

    @Override
    public LiveObject liveObject() {
        return LiveObject.workload(id);
    }

    /** The placement, with all defaults that applied when it was recorded. */
    public JsonNode placement() {
        return placement == null ? MissingNode.getInstance() : ContractJson.MAPPER.readTree(placement);
    }

    /** @return when a restart of the pods was last requested */
    public @Nullable Instant restartedAt() {
        return restartedAt;
    }

    public int revision() {
        return revision;
    }

    public @Nullable UUID family() {
        return family;
    }

    public UUID id() {
        return id;
    }

    public String namespace() {
        return namespace;
    }
}

package dev.fleetledger.query.workload;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.contract.ContractJson;
import dev.fleetledger.contract.EventMetadata;
import dev.fleetledger.contract.workload.WorkloadEvent;
import dev.fleetledger.query.projection.ProjectedEvent;
import dev.fleetledger.query.projection.past.VersionedRow;

/** One immutable specification of a workload. */
@Entity
@Table(name = "revisions")
public class RevisionView extends VersionedRow {

    @Id String id = "";
    UUID workload = new UUID(0, 0);
    int revision;
    String specification = "{}";
    @Nullable UUID draft;
    @Nullable Integer rolledBackTo;
    String madeBy = "";
    Instant madeAt = Instant.EPOCH;
    @Nullable String reason;
    long position;

    protected RevisionView() {}

    static RevisionView of(WorkloadEvent.Revised revised, ProjectedEvent event) {
        RevisionView view = new RevisionView();
        view.id = id(revised.workload(), revised.revision());
        view.workload = revised.workload();
        view.revision = revised.revision();
        view.specification = ContractJson.MAPPER.writeValueAsString(revised.specification());
        view.draft = revised.draft();
        view.rolledBackTo = revised.rolledBackTo();
        view.madeBy = event.actor();
        view.madeAt = event.at();
        view.reason = event.metadataText(EventMetadata.REASON);
        view.position = event.position();
        return view;
    }

    public static String id(UUID workload, int revision) {
        return workload + "/" + revision;
    }

    public JsonNode specification() {
        return ContractJson.MAPPER.readTree(specification);
    }
}

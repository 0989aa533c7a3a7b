package dev.fleetledger.query.workload;

import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.contract.ContractJson;
import dev.fleetledger.contract.workload.WorkloadEvent;
import dev.fleetledger.query.projection.past.VersionedRow;

/** One immutable placement of a workload. */
@Entity
@Table(name = "placements")
class PlacementView extends VersionedRow {

    @Id String id = "";
    UUID workload = new UUID(0, 0);
    int version;
    String placement = "{}";

    protected PlacementView() {}

    static PlacementView of(WorkloadEvent.Placed placed) {
        PlacementView view = new PlacementView();
        view.id = id(placed.workload(), placed.placementVersion());
        view.workload = placed.workload();
        view.version = placed.placementVersion();
        view.placement = ContractJson.MAPPER.writeValueAsString(placed.placement());
        return view;
    }

    static String id(UUID workload, int version) {
        return workload + "/" + version;
    }

    JsonNode placement() {
        return ContractJson.MAPPER.readTree(placement);
    }
}

package dev.fleetledger.query.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

import dev.fleetledger.contract.ContractJson;
import dev.fleetledger.manifest.diff.Change;
import dev.fleetledger.manifest.diff.SpecificationDiff;
import dev.fleetledger.query.access.AuthenticatedReader;
import dev.fleetledger.query.cluster.VisibleClusters;
import dev.fleetledger.query.workload.WorkloadHistory;

/** Compares what workloads consist of at two points, field by field, such as their images. */
@Component
class SpecificationChanges {

    private final WorkloadHistory workloadHistory;

    SpecificationChanges(WorkloadHistory workloadHistory) {
        this.workloadHistory = workloadHistory;
    }

    /** @return nothing for other objects than workloads, and for those that didn't exist at one of the points */
    List<FieldChange> between(VersionPair pair, AuthenticatedReader authenticatedReader) {
        JsonNode before = pair.oldRow();
        JsonNode after = pair.newRow();
        if (pair.object().kind() != ObjectKind.WORKLOAD || before == null || after == null) {
            return List.of();
        }
        List<Change> changes = new ArrayList<>();
        if (!before.path("revision").equals(after.path("revision"))) {
            changes.addAll(SpecificationDiff.between(specification(pair.object(), before, authenticatedReader),
                    specification(pair.object(), after, authenticatedReader)));
        }
        if (!before.path("placement").equals(after.path("placement"))) {
            changes.addAll(SpecificationDiff.placements(placement(before, authenticatedReader), placement(after, authenticatedReader)));
        }
        return changes.stream().distinct().map(change -> new FieldChange(change.path(), change.label(), change.before(), change.after(),
                Origin.COMMAND)).toList();
    }

    private JsonNode specification(ChangedObject workload, JsonNode row, AuthenticatedReader authenticatedReader) {
        return VisibleClusters.filterPlacement(workloadHistory.findSpecification(UUID.fromString(workload.id()),
                row.path("revision").intValue()).orElse(MissingNode.getInstance()), authenticatedReader);
    }

    private static JsonNode placement(JsonNode row, AuthenticatedReader authenticatedReader) {
        return VisibleClusters.filterPlacement(ContractJson.MAPPER.readTree(row.path("placement").stringValue("{}")), authenticatedReader);
    }
}

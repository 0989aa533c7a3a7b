package dev.fleetledger.command.draft.repository;

import static java.util.stream.Collectors.toSet;

import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.command.access.authorization.Authorization;
import dev.fleetledger.command.fleet.ClusterTable;
import dev.fleetledger.manifest.document.Step;
import dev.fleetledger.manifest.document.StepDocuments;
import dev.fleetledger.manifest.placement.PlacementCluster;
import dev.fleetledger.manifest.placement.PlacementFilter;

/** Filters a copied placement: the copy must not reveal the names of clusters that its new owner may not see. */
@Component
public final class PlacementVisibility {

    private final ClusterTable clusterTable;

    PlacementVisibility(ClusterTable clusterTable) {
        this.clusterTable = clusterTable;
    }

    public JsonNode filter(JsonNode placement, Authorization authorization) {
        Set<String> visible = clusterTable.findAll().stream().filter(authorization::canSee).map(PlacementCluster::name).collect(toSet());
        return PlacementFilter.filter(placement, visible::contains);
    }

    /** @return null for a cluster that the actor may not see or that has left the fleet */
    public @Nullable String filter(@Nullable String cluster, Authorization authorization) {
        return cluster != null && clusterTable.find(cluster).filter(authorization::canSee).isPresent() ? cluster : null;
    }

    public StepDocuments filterIn(StepDocuments stepDocuments, Authorization authorization) {
        return stepDocuments.isSaved(Step.PLACEMENT)
                ? stepDocuments.with(Step.PLACEMENT, filter(stepDocuments.of(Step.PLACEMENT), authorization)) : stepDocuments;
    }
}

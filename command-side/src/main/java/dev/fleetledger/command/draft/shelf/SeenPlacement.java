package dev.fleetledger.command.draft.shelf;

import static java.util.stream.Collectors.toSet;

import java.util.Set;

import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

import dev.fleetledger.command.access.door.Standing;
import dev.fleetledger.command.fleet.Clusters;
import dev.fleetledger.manifest.document.Documents;
import dev.fleetledger.manifest.document.Step;
import dev.fleetledger.manifest.placement.Cluster;
import dev.fleetledger.manifest.placement.InSight;

/** Filters a copied placement: the copy must not reveal the names of clusters that its new owner may not see. */
@Component
public final class SeenPlacement {

    private final Clusters clusters;

    SeenPlacement(Clusters clusters) {
        this.clusters = clusters;
    }

    public JsonNode of(JsonNode placement, Standing standing) {
        Set<String> seen = clusters.all().stream().filter(standing::sees).map(Cluster::name).collect(toSet());
        return InSight.of(placement, seen::contains);
    }

    public Documents in(Documents documents, Standing standing) {
        return documents.touched(Step.PLACEMENT) ? documents.with(Step.PLACEMENT, of(documents.of(Step.PLACEMENT), standing)) : documents;
    }
}

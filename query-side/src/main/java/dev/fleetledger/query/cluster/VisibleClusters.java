package dev.fleetledger.query.cluster;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

import dev.fleetledger.manifest.placement.PlacementCluster;
import dev.fleetledger.manifest.placement.PlacementFilter;
import dev.fleetledger.problem.NotFoundException;
import dev.fleetledger.query.access.AuthenticatedReader;

/** The clusters of the fleet that a reader may see, as input for placements. */
@Component
public class VisibleClusters {

    private final ClusterViewRepository viewRepository;
    private final HeartbeatViewRepository heartbeats;

    VisibleClusters(ClusterViewRepository viewRepository, HeartbeatViewRepository heartbeats) {
        this.viewRepository = viewRepository;
        this.heartbeats = heartbeats;
    }

    /** Returns the placement without the names of clusters that the reader may not see. */
    public static JsonNode filterPlacement(JsonNode placement, AuthenticatedReader authenticatedReader) {
        return PlacementFilter.filter(placement, authenticatedReader::canSeeCluster);
    }

    /** Returns the number of clusters that the placement names and the reader may not see. */
    public static int countHidden(JsonNode placement, AuthenticatedReader authenticatedReader) {
        return (int) PlacementFilter.names(placement).stream().filter(name -> !authenticatedReader.canSeeCluster(name)).count();
    }

    /** Returns the names of the list that the reader may see. */
    public static JsonNode filterNames(JsonNode names, AuthenticatedReader authenticatedReader) {
        ArrayNode visible = JsonNodeFactory.instance.arrayNode();
        names.forEach(name -> {
            if (authenticatedReader.canSeeCluster(name.stringValue(""))) {
                visible.add(name);
            }
        });
        return visible;
    }

    /** @throws NotFoundException when the cluster doesn't exist or is not visible to the reader */
    public ClusterView requireVisible(String name, AuthenticatedReader authenticatedReader) {
        return viewRepository.findOne(ClusterSpecifications.visibleTo(authenticatedReader).and(ClusterSpecifications.named(name)))
                .orElseThrow(() -> new NotFoundException("cluster"));
    }

    /** @return time of its agent's last report, in broker time */
    public @Nullable Instant lastHeardAt(String name) {
        return heartbeats.findById(name).map(heartbeat -> heartbeat.heardAt).orElse(null);
    }

    /** @return time of the last report of each cluster's agent, without clusters that have never reported */
    public Map<String, Instant> lastHeardAt(Collection<String> names) {
        return heartbeats.findByClusterIn(names).stream()
                .collect(Collectors.toMap(heartbeat -> heartbeat.cluster, heartbeat -> heartbeat.heardAt));
    }

    /** Returns the number of nodes of these clusters, as last reported by their agents. */
    public long countNodes(List<String> names) {
        return heartbeats.sumNodes(names);
    }

    /** Returns the clusters that have not left the fleet. Those being removed are cordoned: they get nothing new. */
    public List<PlacementCluster> visibleTo(AuthenticatedReader authenticatedReader) {
        return viewRepository.findAll(ClusterSpecifications.inFleet().and(ClusterSpecifications.visibleTo(authenticatedReader)),
                Sort.by(ClusterView_.NAME)).stream().map(VisibleClusters::toPlacementCluster).toList();
    }

    private static PlacementCluster toPlacementCluster(ClusterView cluster) {
        boolean removing = cluster.life.equals(ClusterView.REMOVING);
        return new PlacementCluster(cluster.name, cluster.labels(), cluster.cordoned || removing, removing, false);
    }
}

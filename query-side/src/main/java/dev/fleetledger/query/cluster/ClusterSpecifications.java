package dev.fleetledger.query.cluster;

import java.time.Instant;
import java.util.List;

import jakarta.persistence.criteria.Root;
import jakarta.persistence.criteria.Subquery;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jpa.domain.PredicateSpecification;
import org.springframework.data.jpa.domain.Specification;

import dev.fleetledger.query.access.AuthenticatedReader;
import dev.fleetledger.query.access.VisibilitySpecifications;
import dev.fleetledger.query.sql.FilterSpecifications;

/** Specifications of clusters. A filter that is null restricts nothing. */
final class ClusterSpecifications {

    private ClusterSpecifications() {}

    static Specification<ClusterView> visibleTo(AuthenticatedReader authenticatedReader) {
        return Specification.where(VisibilitySpecifications.inVisibleCluster(authenticatedReader, ClusterView_.name));
    }

    static Specification<ClusterView> named(String name) {
        return FilterSpecifications.equal(ClusterView_.name, name);
    }

    /** Clusters that have not left the fleet. */
    static Specification<ClusterView> inFleet() {
        return (cluster, query, builder) -> cluster.get(ClusterView_.life).in(List.of(ClusterView.REGISTERED, ClusterView.REMOVING));
    }

    /**
     * @param state       as {@link ClusterResponse} computes it
     * @param heardBefore a cluster that was not heard since is silent
     */
    static Specification<ClusterView> inState(@Nullable String state, Instant heardBefore) {
        return FilterSpecifications.ifPresent(state, present -> switch (present) {
            case ClusterResponse.REGISTERED -> registered().and(Specification.not(
                    heard((heartbeat, builder) -> builder.conjunction())));
            case ClusterResponse.READY -> registered().and(
                    heard((heartbeat, builder) -> builder.greaterThan(heartbeat.get(HeartbeatView_.heardAt), heardBefore)));
            case ClusterResponse.SILENT -> registered().and(
                    heard((heartbeat, builder) -> builder.lessThanOrEqualTo(heartbeat.get(HeartbeatView_.heardAt), heardBefore)));
            default -> FilterSpecifications.equal(ClusterView_.life, present);
        });
    }

    private static Specification<ClusterView> registered() {
        return FilterSpecifications.equal(ClusterView_.life, ClusterView.REGISTERED);
    }

    private static Specification<ClusterView> heard(PredicateSpecification<HeartbeatView> matching) {
        return (cluster, query, builder) -> {
            Subquery<Integer> heartbeats = query.subquery(Integer.class);
            Root<HeartbeatView> heartbeat = heartbeats.from(HeartbeatView.class);
            return builder.exists(heartbeats.select(builder.literal(1)).where(
                    builder.equal(heartbeat.get(HeartbeatView_.cluster), cluster.get(ClusterView_.name)),
                    matching.toPredicate(heartbeat, builder)));
        };
    }
}

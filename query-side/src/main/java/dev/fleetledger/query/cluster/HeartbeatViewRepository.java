package dev.fleetledger.query.cluster;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface HeartbeatViewRepository extends Repository<HeartbeatView, String> {

    Optional<HeartbeatView> findById(String cluster);

    List<HeartbeatView> findByClusterIn(Collection<String> clusters);

    @Query("select coalesce(sum(h.nodes), 0) from HeartbeatView h where h.cluster in :clusters")
    long sumNodes(Collection<String> clusters);
}

package dev.fleetledger.query.cluster;

import java.util.List;
import java.util.Optional;

import org.springframework.data.jpa.repository.JpaSpecificationExecutor;
import org.springframework.data.repository.Repository;

public interface ClusterViewRepository extends Repository<ClusterView, String>, JpaSpecificationExecutor<ClusterView> {

    Optional<ClusterView> findById(String name);

    List<ClusterView> findAll();
}

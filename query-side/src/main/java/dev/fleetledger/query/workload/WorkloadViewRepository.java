package dev.fleetledger.query.workload;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.data.jpa.repository.JpaSpecificationExecutor;
import org.springframework.data.repository.Repository;

public interface WorkloadViewRepository extends Repository<WorkloadView, UUID>, JpaSpecificationExecutor<WorkloadView> {

    Optional<WorkloadView> findById(UUID id);

    List<WorkloadView> findAllById(Iterable<UUID> ids);
}

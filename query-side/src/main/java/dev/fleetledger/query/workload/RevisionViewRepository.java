package dev.fleetledger.query.workload;

import java.util.Optional;

import org.springframework.data.jpa.repository.JpaSpecificationExecutor;
import org.springframework.data.repository.Repository;

interface RevisionViewRepository extends Repository<RevisionView, String>, JpaSpecificationExecutor<RevisionView> {

    Optional<RevisionView> findById(String id);
}

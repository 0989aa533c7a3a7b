package dev.fleetledger.query.workload;

import java.util.Optional;

import org.springframework.data.repository.Repository;

interface RevisionViewRepository extends Repository<RevisionView, String> {

    Optional<RevisionView> findById(String id);
}

package dev.fleetledger.query.workload;

import java.util.Optional;

import org.springframework.data.repository.Repository;

interface PlacementViewRepository extends Repository<PlacementView, String> {

    Optional<PlacementView> findById(String id);
}

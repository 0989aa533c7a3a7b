package dev.fleetledger.query.rollout;

import java.util.Optional;
import java.util.UUID;

import org.springframework.data.repository.Repository;

interface RolloutViewRepository extends Repository<RolloutView, UUID> {

    Optional<RolloutView> findById(UUID id);
}

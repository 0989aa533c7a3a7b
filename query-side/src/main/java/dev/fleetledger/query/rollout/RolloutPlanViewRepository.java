package dev.fleetledger.query.rollout;

import java.util.Optional;
import java.util.UUID;

import org.springframework.data.repository.Repository;

interface RolloutPlanViewRepository extends Repository<RolloutPlanView, UUID> {

    Optional<RolloutPlanView> findById(UUID rollout);
}

package dev.fleetledger.query.rollout;

import java.util.UUID;

import org.springframework.data.jpa.repository.JpaSpecificationExecutor;
import org.springframework.data.repository.Repository;

interface RolloutViewRepository extends Repository<RolloutView, UUID>, JpaSpecificationExecutor<RolloutView> {}

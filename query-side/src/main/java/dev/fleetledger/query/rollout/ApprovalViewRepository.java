package dev.fleetledger.query.rollout;

import java.util.Collection;
import java.util.List;
import java.util.UUID;

import org.springframework.data.jpa.repository.JpaSpecificationExecutor;
import org.springframework.data.repository.Repository;

interface ApprovalViewRepository extends Repository<ApprovalView, String>, JpaSpecificationExecutor<ApprovalView> {

    List<ApprovalView> findByRolloutInOrderByRequestedAt(Collection<UUID> rollouts);
}

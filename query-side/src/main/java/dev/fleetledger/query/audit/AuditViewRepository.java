package dev.fleetledger.query.audit;

import java.util.Collection;
import java.util.List;

import org.springframework.data.repository.Repository;

interface AuditViewRepository extends Repository<AuditView, String> {

    List<AuditView> findByPositionInOrderByPositionDesc(Collection<Long> positions);
}

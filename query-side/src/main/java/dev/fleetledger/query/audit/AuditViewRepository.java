package dev.fleetledger.query.audit;

import org.springframework.data.jpa.repository.JpaSpecificationExecutor;
import org.springframework.data.repository.Repository;

interface AuditViewRepository extends Repository<AuditView, String>, JpaSpecificationExecutor<AuditView> {}

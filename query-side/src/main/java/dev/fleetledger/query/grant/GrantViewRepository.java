package dev.fleetledger.query.grant;

import java.util.UUID;

import org.springframework.data.jpa.repository.JpaSpecificationExecutor;
import org.springframework.data.repository.Repository;

interface GrantViewRepository extends Repository<GrantView, UUID>, JpaSpecificationExecutor<GrantView> {}

package dev.fleetledger.query.draft;

import java.util.UUID;

import org.springframework.data.jpa.repository.JpaSpecificationExecutor;
import org.springframework.data.repository.Repository;

interface DraftViewRepository extends Repository<DraftView, UUID>, JpaSpecificationExecutor<DraftView> {}

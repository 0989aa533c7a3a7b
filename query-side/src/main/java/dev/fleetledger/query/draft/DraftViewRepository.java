package dev.fleetledger.query.draft;

import java.util.Optional;
import java.util.UUID;

import org.springframework.data.repository.Repository;

interface DraftViewRepository extends Repository<DraftView, UUID> {

    Optional<DraftView> findById(UUID id);
}

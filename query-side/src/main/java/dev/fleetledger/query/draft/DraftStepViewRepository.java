package dev.fleetledger.query.draft;

import java.util.List;
import java.util.UUID;

import org.springframework.data.repository.Repository;

interface DraftStepViewRepository extends Repository<DraftStepView, String> {

    List<DraftStepView> findByDraft(UUID draft);
}

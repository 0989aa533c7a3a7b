package dev.fleetledger.query.question;

import java.util.Optional;
import java.util.UUID;

import org.springframework.data.repository.Repository;

interface QuestionViewRepository extends Repository<QuestionView, UUID> {

    Optional<QuestionView> findById(UUID id);

    Optional<QuestionView> findFirstByDraftAndKindOrderByPositionDesc(UUID draft, String kind);
}

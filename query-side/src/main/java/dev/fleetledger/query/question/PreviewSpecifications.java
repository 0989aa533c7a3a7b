package dev.fleetledger.query.question;

import org.jspecify.annotations.Nullable;
import org.springframework.data.jpa.domain.Specification;

import dev.fleetledger.query.access.AuthenticatedReader;
import dev.fleetledger.query.access.VisibilitySpecifications;
import dev.fleetledger.query.sql.FilterSpecifications;

/** Specifications of the answers to preview questions. */
final class PreviewSpecifications {

    private PreviewSpecifications() {}

    /** Restricts the answers to clusters in which the reader may read workloads of the namespace. */
    static Specification<PreviewView> visibleTo(AuthenticatedReader authenticatedReader) {
        return Specification.where(VisibilitySpecifications.inReadableNamespace(authenticatedReader, PreviewView_.cluster,
                PreviewView_.namespace));
    }

    static Specification<PreviewView> answering(QuestionView question) {
        return FilterSpecifications.equal(PreviewView_.draft, question.draft)
                .and(FilterSpecifications.equal(PreviewView_.question, question.id));
    }

    /**
     * @param state      null for any
     * @param unanswered the state of clusters that have not answered
     */
    static Specification<PreviewView> inState(@Nullable String state, String unanswered) {
        return FilterSpecifications.ifPresent(state, present -> (preview, query, builder) -> builder.equal(
                builder.coalesce(preview.get(PreviewView_.verdict), unanswered), present));
    }
}

package dev.fleetledger.query.draft;

import java.util.UUID;

import jakarta.persistence.criteria.Root;
import jakarta.persistence.criteria.Subquery;
import jakarta.persistence.metamodel.SingularAttribute;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jpa.domain.PredicateSpecification;
import org.springframework.data.jpa.domain.Specification;

import dev.fleetledger.query.access.AuthenticatedReader;
import dev.fleetledger.query.access.VisibilitySpecifications;
import dev.fleetledger.query.sql.FilterSpecifications;
import dev.fleetledger.query.sql.SqlPredicates;

/** Specifications of drafts. A filter that is null restricts nothing. */
public final class DraftSpecifications {

    private DraftSpecifications() {}

    static Specification<DraftView> visibleTo(AuthenticatedReader authenticatedReader) {
        return Specification.where(VisibilitySpecifications.visibleDraft(authenticatedReader));
    }

    /** Restricts rows to those of a visible draft. */
    public static <T> Specification<T> ofVisibleDraft(AuthenticatedReader authenticatedReader, SingularAttribute<? super T, UUID> draft) {
        PredicateSpecification<DraftView> visible = VisibilitySpecifications.visibleDraft(authenticatedReader);
        return (row, query, builder) -> {
            Subquery<Integer> drafts = query.subquery(Integer.class);
            Root<DraftView> view = drafts.from(DraftView.class);
            return builder.exists(drafts.select(builder.literal(1)).where(builder.equal(view.get(DraftView_.id), row.get(draft)),
                    visible.toPredicate(view, builder)));
        };
    }

    static Specification<DraftView> inState(@Nullable String state) {
        return FilterSpecifications.equal(DraftView_.state, state);
    }

    static Specification<DraftView> ownedBy(@Nullable String owner) {
        return FilterSpecifications.equalByIndexedBeginning(DraftView_.owner, owner);
    }

    static Specification<DraftView> inNamespace(@Nullable String namespace) {
        return FilterSpecifications.equalByIndexedBeginning(DraftView_.namespace, namespace);
    }

    /** Drafts that lead into a cluster. None is found for a cluster that the reader may not see: a hit would tell that it is named. */
    static Specification<DraftView> leadingInto(@Nullable String cluster, AuthenticatedReader authenticatedReader) {
        return FilterSpecifications.ifPresent(cluster, name -> authenticatedReader.canSeeCluster(name) ? leadingInto(name)
                : (draft, query, builder) -> builder.disjunction());
    }

    private static Specification<DraftView> leadingInto(String cluster) {
        return (draft, query, builder) -> builder.or(builder.equal(draft.get(DraftView_.fixedCluster), cluster),
                SqlPredicates.contains(builder, draft.get(DraftView_.clusters), cluster),
                builder.and(builder.isTrue(draft.get(DraftView_.everywhere)),
                        SqlPredicates.contains(builder, draft.get(DraftView_.excluded), cluster).not()));
    }
}

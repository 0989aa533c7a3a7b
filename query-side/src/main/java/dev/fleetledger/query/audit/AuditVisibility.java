package dev.fleetledger.query.audit;

import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Expression;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import jakarta.persistence.metamodel.SingularAttribute;
import org.hibernate.query.criteria.HibernateCriteriaBuilder;
import org.springframework.data.jpa.domain.Specification;

import dev.fleetledger.query.access.AuthenticatedReader;
import dev.fleetledger.query.access.VisibilitySpecifications;
import dev.fleetledger.query.draft.DraftSpecifications;
import dev.fleetledger.query.sql.SqlPredicates;

/** What of the audit a reader sees: all of it as a reader of the ledger, otherwise their own entries and those with a visible target. */
final class AuditVisibility {

    private AuditVisibility() {}

    static Specification<AuditView> visibleTo(AuthenticatedReader authenticatedReader) {
        return authenticatedReader.canReadLedger() ? Specification.unrestricted()
                : by(authenticatedReader).or(onVisibleWorkload(authenticatedReader)).or(onVisibleDraft(authenticatedReader))
                .or(onVisibleCluster(authenticatedReader));
    }

    private static Specification<AuditView> by(AuthenticatedReader authenticatedReader) {
        return (entry, query, builder) -> isBy(authenticatedReader, entry, builder);
    }

    private static Predicate isBy(AuthenticatedReader authenticatedReader, Root<AuditView> entry, CriteriaBuilder builder) {
        return SqlPredicates.equalsByIndexedBeginning(builder, entry.get(AuditView_.actor), authenticatedReader.subject());
    }

    private static Specification<AuditView> onVisibleWorkload(AuthenticatedReader authenticatedReader) {
        return has(AuditView_.workload).and(VisibilitySpecifications.ofVisibleWorkload(authenticatedReader, AuditView_.workload))
                .and(hasNo(AuditView_.cluster)
                .or(VisibilitySpecifications.ofReadableDeployment(authenticatedReader, AuditView_.workload, AuditView_.cluster)));
    }

    private static Specification<AuditView> onVisibleDraft(AuthenticatedReader authenticatedReader) {
        return has(AuditView_.draft)
                .and(hasNo(AuditView_.cluster).or(VisibilitySpecifications.inVisibleCluster(authenticatedReader, AuditView_.cluster)))
                .and(DraftSpecifications.ofVisibleDraft(authenticatedReader, AuditView_.draft));
    }

    /** With a namespace, the target is an inventory question about it. */
    private static Specification<AuditView> onVisibleCluster(AuthenticatedReader authenticatedReader) {
        return hasNo(AuditView_.workload).and(hasNo(AuditView_.draft)).and(has(AuditView_.cluster))
                .and(VisibilitySpecifications.inVisibleCluster(authenticatedReader, AuditView_.cluster))
                .and(hasNo(AuditView_.namespace).or(
                        VisibilitySpecifications.inReadableNamespace(authenticatedReader, AuditView_.cluster, AuditView_.namespace)));
    }

    private static Specification<AuditView> has(SingularAttribute<AuditView, ?> attribute) {
        return (entry, query, builder) -> entry.get(attribute).isNotNull();
    }

    private static Specification<AuditView> hasNo(SingularAttribute<AuditView, ?> attribute) {
        return (entry, query, builder) -> entry.get(attribute).isNull();
    }

    /** Searches only in what is shown: placements and missing rights may name clusters that the reader may not see. */
    static Specification<AuditView> containing(String text, AuthenticatedReader authenticatedReader) {
        boolean everything = authenticatedReader.canReadLedger();
        return (entry, query, builder) -> SqlPredicates.containsText(builder, builder.function("concat_ws", String.class,
                builder.literal(" "), entry.get(AuditView_.action), entry.get(AuditView_.reason), entry.get(AuditView_.cluster),
                entry.get(AuditView_.namespace),
                everything ? entry.get(AuditView_.problem) : visibleProblem(authenticatedReader, entry, builder),
                everything ? entry.get(AuditView_.changes) : visibleChanges(entry, builder)), text);
    }

    private static Expression<String> visibleProblem(AuthenticatedReader authenticatedReader, Root<AuditView> entry,
            CriteriaBuilder builder) {
        Expression<String> withoutMissing = ((HibernateCriteriaBuilder) builder).sql("cast(cast(? as jsonb) - 'missing' as text)",
                String.class, entry.get(AuditView_.problem));
        return builder.<String>selectCase().when(isBy(authenticatedReader, entry, builder), withoutMissing)
                .otherwise(builder.nullLiteral(String.class));
    }

    private static Expression<String> visibleChanges(Root<AuditView> entry, CriteriaBuilder builder) {
        return builder.<String>selectCase().when(builder.equal(builder.locate(entry.get(AuditView_.changes), "/placement/"), 0),
                entry.get(AuditView_.changes)).otherwise(builder.nullLiteral(String.class));
    }
}

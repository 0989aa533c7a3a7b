package dev.fleetledger.query.access;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Expression;
import jakarta.persistence.criteria.Path;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import jakarta.persistence.criteria.Subquery;
import jakarta.persistence.metamodel.SingularAttribute;
import org.springframework.data.jpa.domain.PredicateSpecification;
import org.springframework.data.jpa.domain.Specification;

import dev.fleetledger.judgement.access.Action;
import dev.fleetledger.judgement.access.AuthorizedScope;
import dev.fleetledger.query.sql.SqlPredicates;

/** Translates a reader's rights into specifications, so that rows and totals are filtered by the same predicate. */
public final class VisibilitySpecifications {

    private VisibilitySpecifications() {}

    /** Restricts rows to the clusters and namespaces in which the reader may read workloads. */
    public static <T> PredicateSpecification<T> inReadableNamespace(AuthenticatedReader authenticatedReader,
            SingularAttribute<? super T, String> cluster, SingularAttribute<? super T, String> namespace) {
        AuthorizedScope scope = authenticatedReader.authorizedScope(Action.READ_WORKLOAD);
        return (row, builder) -> isCovered(scope, row.get(cluster), row.get(namespace), builder);
    }

    /** Restricts rows to clusters in which the reader has any role. */
    public static <T> PredicateSpecification<T> inVisibleCluster(AuthenticatedReader authenticatedReader,
            SingularAttribute<? super T, String> cluster) {
        boolean everywhere = authenticatedReader.rights().mayInFleet(Action.READ_CLUSTER);
        return (row, builder) -> everywhere ? builder.conjunction()
                : SqlPredicates.equalsAny(builder, row.get(cluster), authenticatedReader.visibleClusters().toArray(String[]::new));
    }

    /**
     * Restricts rows to workloads that the reader may see. A workload is visible through its deployments that have not ended, or, once all
     * have ended, through all of them. A reader who only has rights where a deployment has ended doesn't see the workload while it still
     * runs elsewhere. A workload without deployments is visible only to readers with a fleet-wide right.
     */
    public static <T> Specification<T> ofVisibleWorkload(AuthenticatedReader authenticatedReader,
            SingularAttribute<? super T, UUID> workload) {
        AuthorizedScope scope = authenticatedReader.authorizedScope(Action.READ_WORKLOAD);
        return (row, query, builder) -> {
            if (scope.everywhere()) {
                return builder.conjunction();
            }
            // Doesn't refer to the row, so that PostgreSQL can evaluate it once instead of for each entry of the audit.
            Subquery<UUID> visible = query.subquery(UUID.class);
            Root<ScopedDeploymentView> seen = visible.from(ScopedDeploymentView.class);
            Path<UUID> seenWorkload = seen.get(ScopedDeploymentView_.workload);
            Subquery<Integer> running = visible.subquery(Integer.class);
            Root<ScopedDeploymentView> other = running.from(ScopedDeploymentView.class);
            running.select(builder.literal(1)).where(builder.equal(other.get(ScopedDeploymentView_.workload), seenWorkload),
                    other.get(ScopedDeploymentView_.ended).isNull());
            return row.get(workload).in(visible.select(seenWorkload).where(
                    isCovered(scope, seen.get(ScopedDeploymentView_.cluster), seen.get(ScopedDeploymentView_.namespace), builder),
                    builder.or(seen.get(ScopedDeploymentView_.ended).isNull(), builder.not(builder.exists(running)))));
        };
    }

    /** Restricts rows to those whose workload has a deployment in their cluster, about which the reader may read. */
    public static <T> Specification<T> ofReadableDeployment(AuthenticatedReader authenticatedReader,
            SingularAttribute<? super T, UUID> workload, SingularAttribute<? super T, String> cluster) {
        AuthorizedScope scope = authenticatedReader.authorizedScope(Action.READ_WORKLOAD);
        return (row, query, builder) -> {
            Subquery<Integer> readable = query.subquery(Integer.class);
            Root<ScopedDeploymentView> there = readable.from(ScopedDeploymentView.class);
            return builder.exists(readable.select(builder.literal(1)).where(
                    builder.equal(there.get(ScopedDeploymentView_.workload), row.get(workload)),
                    builder.equal(there.get(ScopedDeploymentView_.cluster), row.get(cluster)),
                    isCovered(scope, there.get(ScopedDeploymentView_.cluster), there.get(ScopedDeploymentView_.namespace), builder)));
        };
    }

    /** Restricts rows of the view of drafts to those that the reader may see. */
    public static <T> PredicateSpecification<T> visibleDraft(AuthenticatedReader authenticatedReader) {
        DraftVisibility visibility = new DraftVisibility(authenticatedReader);
        return visibility::toPredicate;
    }

    /** Whether the scope has the namespace of the cluster. */
    public static Predicate isCovered(AuthorizedScope scope, Expression<String> cluster, Expression<String> namespace,
            CriteriaBuilder builder) {
        if (scope.everywhere()) {
            return builder.conjunction();
        }
        List<Predicate> alternatives = new ArrayList<>();
        if (!scope.clusters().isEmpty()) {
            alternatives.add(SqlPredicates.equalsAny(builder, cluster, scope.clusters().toArray(String[]::new)));
        }
        namespacesByClusters(scope).forEach((clusters, namespaces) -> alternatives.add(builder.and(
                SqlPredicates.equalsAny(builder, namespace, namespaces.toArray(String[]::new)),
                SqlPredicates.equalsAny(builder, cluster, clusters.toArray(String[]::new)))));
        return builder.or(alternatives.toArray(Predicate[]::new));
    }

    /** Namespaces mostly have the same clusters: those of one grant or of the whole fleet. */
    static Map<Set<String>, Collection<String>> namespacesByClusters(AuthorizedScope scope) {
        Map<Set<String>, Collection<String>> namespaces = new LinkedHashMap<>();
        scope.byNamespace().forEach((namespace, clusters) -> namespaces.computeIfAbsent(clusters, it -> new ArrayList<>()).add(namespace));
        return namespaces;
    }
}

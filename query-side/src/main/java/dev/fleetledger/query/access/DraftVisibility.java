package dev.fleetledger.query.access;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.From;
import jakarta.persistence.criteria.Predicate;

import dev.fleetledger.judgement.access.Action;
import dev.fleetledger.judgement.access.AuthorizedScope;
import dev.fleetledger.judgement.access.Grant;
import dev.fleetledger.judgement.access.Rights;
import dev.fleetledger.query.sql.SqlPredicates;

/**
 * A reader sees their own drafts and those that lead into a cluster and namespace in which they may read drafts, by the rules of
 * {@link Rights#mayOnDraft}. Until its placement names clusters, a draft that was opened in a cluster leads there; for any other one, the
 * right in its namespace of any cluster suffices.
 */
final class DraftVisibility {

    private static final String NAMESPACE = "namespace";
    private static final String EVERYWHERE = "everywhere";
    private static final String CLUSTERS = "clusters";
    private static final String FIXED_CLUSTER = "fixedCluster";

    private final AuthenticatedReader authenticatedReader;
    private final AuthorizedScope scope;

    DraftVisibility(AuthenticatedReader authenticatedReader) {
        this.authenticatedReader = authenticatedReader;
        this.scope = authenticatedReader.authorizedScope(Action.READ_DRAFT);
    }

    /** @param draft a row of the view of drafts, whose package depends on this one */
    Predicate toPredicate(From<?, ?> draft, CriteriaBuilder builder) {
        if (scope.everywhere()) {
            return builder.conjunction();
        }
        List<Predicate> alternatives = new ArrayList<>();
        alternatives.add(builder.and(leadsAnywhere(draft, builder), inNamespaceOfGrant(draft, builder)));
        alternatives.add(leadsInto(scope.clusters(), draft, builder));
        VisibilitySpecifications.namespacesByClusters(scope).forEach((clusters, namespaces) -> alternatives.add(builder.and(
                SqlPredicates.equalsAny(builder, draft.get(NAMESPACE), namespaces.toArray(String[]::new)),
                leadsInto(clusters, draft, builder))));
        return builder.or(builder.equal(draft.get("owner"), authenticatedReader.subject()),
                builder.and(draft.get(NAMESPACE).isNotNull(), builder.or(alternatives.toArray(Predicate[]::new))));
    }

    /** Decides about one draft as the predicate does. */
    boolean includes(DraftPlace draft) {
        String namespace = draft.namespace();
        return scope.everywhere() || draft.owner().equals(authenticatedReader.subject())
                || namespace != null && (leadsAnywhere(draft) && isNamespaceOfGrant(namespace) || draft.leadsInto(scope.clusters())
                || draft.leadsInto(scope.byNamespace().getOrDefault(namespace, Set.of())));
    }

    private static boolean leadsAnywhere(DraftPlace draft) {
        return draft.namesNoCluster() && draft.fixedCluster() == null;
    }

    private boolean isNamespaceOfGrant(String namespace) {
        return grants().anyMatch(grant -> !grant.role().isNamespaceRole() || namespace.equals(grant.scope().namespace()));
    }

    private static Predicate leadsAnywhere(From<?, ?> draft, CriteriaBuilder builder) {
        return builder.and(namesNoCluster(draft, builder), draft.get(FIXED_CLUSTER).isNull());
    }

    private static Predicate namesNoCluster(From<?, ?> draft, CriteriaBuilder builder) {
        return builder.and(builder.isFalse(draft.get(EVERYWHERE)), SqlPredicates.isEmpty(builder, draft.get(CLUSTERS)));
    }

    private Predicate inNamespaceOfGrant(From<?, ?> draft, CriteriaBuilder builder) {
        return grants().anyMatch(grant -> !grant.role().isNamespaceRole()) ? builder.conjunction()
                : SqlPredicates.equalsAny(builder, draft.get(NAMESPACE), grants().map(grant -> grant.scope().namespace())
                .filter(namespace -> namespace != null).toArray(String[]::new));
    }

    private Stream<Grant> grants() {
        return authenticatedReader.rights().grants().stream().filter(grant -> Action.READ_DRAFT.isAllowedTo(grant.role()));
    }

    /** Whether one of these clusters is a target of the draft. */
    private static Predicate leadsInto(Set<String> some, From<?, ?> draft, CriteriaBuilder builder) {
        String[] clusters = some.toArray(String[]::new);
        return builder.or(SqlPredicates.containsSome(builder, draft.get(CLUSTERS), clusters),
                builder.and(namesNoCluster(draft, builder), SqlPredicates.equalsAny(builder, draft.get(FIXED_CLUSTER), clusters)),
                builder.and(builder.isTrue(draft.get(EVERYWHERE)),
                        SqlPredicates.containsAll(builder, draft.get("excluded"), clusters).not()));
    }
}

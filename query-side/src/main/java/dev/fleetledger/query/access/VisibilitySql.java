package dev.fleetledger.query.access;

import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import dev.fleetledger.judgement.access.Action;
import dev.fleetledger.judgement.access.AuthorizedScope;
import dev.fleetledger.judgement.access.Grant;
import dev.fleetledger.judgement.access.Rights;
import dev.fleetledger.query.sql.SqlConditions;

/** Translates a reader's rights into SQL conditions, so that rows and totals are filtered by the same predicate. */
public final class VisibilitySql {

    private static final String ALWAYS_TRUE = "true";
    private static final String NOT_ENDED = "%s.ended is null";

    private VisibilitySql() {}

    /** @param d alias of a table with columns {@code cluster} and {@code namespace} */
    public static String deployments(AuthenticatedReader authenticatedReader, SqlConditions sqlConditions, String d) {
        AuthorizedScope authorizedScope = authenticatedReader.authorizedScope(Action.READ_WORKLOAD);
        if (authorizedScope.everywhere()) {
            return ALWAYS_TRUE;
        }
        sqlConditions.with("reachClusters", authorizedScope.clusters().toArray(String[]::new))
                .with("reachPlaces", toNamespacedClusters(authorizedScope.byNamespace()));
        return "(%1$s.cluster = any(:reachClusters) or %1$s.namespace || '/' || %1$s.cluster = any(:reachPlaces))".formatted(d);
    }

    /**
     * A workload is visible through its deployments that have not ended, or, once all have ended, through all of them. A reader who only
     * has rights where a deployment has ended doesn't see the workload while it still runs elsewhere. A workload without deployments is
     * visible only to readers with a fleet-wide right.
     */
    public static String workload(AuthenticatedReader authenticatedReader, SqlConditions sqlConditions, String id) {
        String deployments = deployments(authenticatedReader, sqlConditions, "seen");
        return deployments.equals(ALWAYS_TRUE)
                ? ALWAYS_TRUE
                : "exists (select 1 from deployments seen where seen.workload = " + id + " and " + deployments
                        + " and (" + NOT_ENDED.formatted("seen") + " or not exists (select 1 from deployments other where other.workload = "
                        + id
                        + " and " + NOT_ENDED.formatted("other") + ")))";
    }

    /**
     * Applies the same rules as {@link Rights#mayOnDraft}. Until its placement names clusters, a draft that was opened in a cluster leads
     * there.
     */
    public static String drafts(AuthenticatedReader authenticatedReader, SqlConditions sqlConditions, String f) {
        AuthorizedScope authorizedScope = authenticatedReader.authorizedScope(Action.READ_DRAFT);
        if (authorizedScope.everywhere()) {
            return ALWAYS_TRUE;
        }
        sqlConditions.with("reader", authenticatedReader.subject()).with("draftNamespaces", namespaces(authenticatedReader.rights()))
                .with("draftAnyNamespace", hasAnyNamespace(authenticatedReader.rights()))
                .with("draftClusters", authorizedScope.clusters().toArray(String[]::new))
                .with("draftPlaces", toNamespacedClusters(authorizedScope.byNamespace()));
        return """
                (%1$s.owner = :reader or %1$s.namespace is not null and (
                  not %1$s.everywhere and cardinality(%1$s.clusters) = 0 and %1$s.fixed_cluster is null
                    and (:draftAnyNamespace or %1$s.namespace = any(:draftNamespaces))
                  or exists (select 1 from clusters c where (c.name = any(%1$s.clusters)
                      or not %1$s.everywhere and cardinality(%1$s.clusters) = 0 and c.name = %1$s.fixed_cluster
                      or %1$s.everywhere and not c.name = any(%1$s.excluded))
                    and (c.name = any(:draftClusters) or %1$s.namespace || '/' || c.name = any(:draftPlaces)))))""".formatted(f);
    }

    /** @param name the column that holds the cluster's name */
    public static String clusters(AuthenticatedReader authenticatedReader, SqlConditions sqlConditions, String name) {
        if (authenticatedReader.rights().mayInFleet(Action.READ_CLUSTER)) {
            return ALWAYS_TRUE;
        }
        sqlConditions.with("seenClusters", authenticatedReader.visibleClusters().toArray(String[]::new));
        return name + " = any(:seenClusters)";
    }

    private static String[] toNamespacedClusters(Map<String, Set<String>> byNamespace) {
        return byNamespace.entrySet().stream().flatMap(entry -> entry.getValue().stream().map(cluster -> entry.getKey() + "/" + cluster))
                .toArray(String[]::new);
    }

    private static boolean hasAnyNamespace(Rights rights) {
        return draftGrants(rights).anyMatch(grant -> !grant.role().isNamespaceRole());
    }

    private static String[] namespaces(Rights rights) {
        return draftGrants(rights).filter(grant -> grant.role().isNamespaceRole() && grant.scope().namespace() != null)
                .map(grant -> grant.scope().namespace()).toArray(String[]::new);
    }

    private static Stream<Grant> draftGrants(Rights rights) {
        return rights.grants().stream().filter(grant -> Action.READ_DRAFT.isAllowedTo(grant.role()));
    }
}

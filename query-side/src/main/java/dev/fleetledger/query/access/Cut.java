package dev.fleetledger.query.access;

import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import dev.fleetledger.judgement.access.Action;
import dev.fleetledger.judgement.access.Grant;
import dev.fleetledger.judgement.access.Reach;
import dev.fleetledger.judgement.access.Rights;
import dev.fleetledger.query.answer.Where;

/** Translates a reader's rights into SQL conditions, so that rows and totals are filtered by the same predicate. */
public final class Cut {

    private static final String EVERYTHING = "true";
    private static final String GOES_ON = "%s.ended is null";

    private Cut() {}

    /** @param d alias of a table with columns {@code cluster} and {@code namespace} */
    public static String deployments(Reader reader, Where where, String d) {
        Reach reach = reader.reach(Action.READ_WORKLOAD);
        if (reach.everywhere()) {
            return EVERYTHING;
        }
        where.with("reachClusters", reach.clusters().toArray(String[]::new)).with("reachPlaces", places(reach.byNamespace()));
        return "(%1$s.cluster = any(:reachClusters) or %1$s.namespace || '/' || %1$s.cluster = any(:reachPlaces))".formatted(d);
    }

    /**
     * A workload is visible through its deployments that have not ended, or, once all have ended, through all of them. A reader who only
     * has rights where a deployment has ended doesn't see the workload while it still runs elsewhere. A workload without deployments is
     * visible only to readers with a fleet-wide right.
     */
    public static String workload(Reader reader, Where where, String id) {
        String deployments = deployments(reader, where, "seen");
        return deployments.equals(EVERYTHING)
                ? EVERYTHING
                : "exists (select 1 from deployments seen where seen.workload = " + id + " and " + deployments
                        + " and (" + GOES_ON.formatted("seen") + " or not exists (select 1 from deployments other where other.workload = " + id
                        + " and " + GOES_ON.formatted("other") + ")))";
    }

    /** Applies the same rules as {@link Rights#mayOnDraft}. */
    public static String drafts(Reader reader, Where where, String f) {
        Reach reach = reader.reach(Action.READ_DRAFT);
        if (reach.everywhere()) {
            return EVERYTHING;
        }
        where.with("reader", reader.subject()).with("draftNamespaces", namespaces(reader.rights()))
                .with("draftAnyNamespace", anyNamespace(reader.rights()))
                .with("draftClusters", reach.clusters().toArray(String[]::new)).with("draftPlaces", places(reach.byNamespace()));
        return """
                (%1$s.owner = :reader or %1$s.namespace is not null and (
                  not %1$s.everywhere and cardinality(%1$s.clusters) = 0
                    and (:draftAnyNamespace or %1$s.namespace = any(:draftNamespaces))
                  or exists (select 1 from clusters c where (c.name = any(%1$s.clusters) or %1$s.everywhere and not c.name = any(%1$s.excluded))
                    and (c.name = any(:draftClusters) or %1$s.namespace || '/' || c.name = any(:draftPlaces)))))""".formatted(f);
    }

    /** @param name the column that holds the cluster's name */
    public static String clusters(Reader reader, Where where, String name) {
        if (reader.rights().mayInFleet(Action.READ_CLUSTER)) {
            return EVERYTHING;
        }
        String[] seen = reader.fleet().stream().filter(place -> reader.rights().may(Action.READ_CLUSTER, place, null))
                .map(place -> place.cluster()).toArray(String[]::new);
        where.with("seenClusters", seen);
        return name + " = any(:seenClusters)";
    }

    private static String[] places(Map<String, Set<String>> byNamespace) {
        return byNamespace.entrySet().stream().flatMap(entry -> entry.getValue().stream().map(cluster -> entry.getKey() + "/" + cluster))
                .toArray(String[]::new);
    }

    private static boolean anyNamespace(Rights rights) {
        return readers(rights).anyMatch(grant -> !grant.role().ofNamespace());
    }

    private static String[] namespaces(Rights rights) {
        return readers(rights).filter(grant -> grant.role().ofNamespace() && grant.scope().namespace() != null)
                .map(grant -> grant.scope().namespace()).toArray(String[]::new);
    }

    private static Stream<Grant> readers(Rights rights) {
        return rights.grants().stream().filter(grant -> Action.READ_DRAFT.allowedTo(grant.role()));
    }
}

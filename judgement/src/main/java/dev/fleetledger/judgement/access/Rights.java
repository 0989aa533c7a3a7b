package dev.fleetledger.judgement.access;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

/** All grants of one person and of their groups. Every authorization decision is made here. */
public record Rights(String subject, List<Grant> grants) {

    /** @param namespace if null, checks the cluster itself; a namespace role then counts in any of its namespaces */
    public boolean may(Action action, ScopedCluster scopedCluster, @Nullable String namespace) {
        return grants.stream().anyMatch(g -> action.isAllowedTo(g.role()) && g.appliesIn(scopedCluster) && g.appliesIn(namespace));
    }

    /** Checks a right that doesn't concern one cluster: running the fleet, granting any role, reading the whole ledger. */
    public boolean mayInFleet(Action action) {
        return grants.stream().anyMatch(g -> action.isAllowedTo(g.role()) && g.role().isFleetWide());
    }

    /** Checks for the right in any scope. This suffices to start a draft, because a new draft has no namespace yet. */
    public boolean maySomewhere(Action action) {
        return grants.stream().anyMatch(g -> action.isAllowedTo(g.role()));
    }

    /**
     * A fleet-wide command requires the right in every target cluster.
     *
     * @return the clusters where the right is missing, in the given order
     */
    public List<MissingRight> missing(Action action, Collection<ScopedCluster> clusters, @Nullable String namespace) {
        return clusters.stream()
                .filter(scopedCluster -> !may(action, scopedCluster, namespace))
                .map(scopedCluster -> new MissingRight(scopedCluster.cluster(), namespace, action.leastRole().name()))
                .toList();
    }

    /**
     * Until a draft names a namespace only its owner has rights on it; afterwards people with a right in that namespace have it too.
     *
     * @param targets the clusters that the draft names so far; if empty, the right in the namespace of any cluster suffices
     */
    public boolean mayOnDraft(Action action, String owner, @Nullable String namespace, Collection<ScopedCluster> targets) {
        if (mayInFleet(action) || subject.equals(owner) && action != Action.TAKE_OVER_DRAFT) {
            return true;
        }
        return namespace != null && mayInAny(action, targets, namespace);
    }

    /**
     * Whether this person could own a draft: may edit it by a right of their own where it leads.
     *
     * @param namespace absent: the right counts in any namespace
     * @param targets   the clusters that the draft names so far; if empty, the right in any cluster suffices
     */
    public boolean couldOwnDraft(@Nullable String namespace, Collection<ScopedCluster> targets) {
        return mayInAny(Action.EDIT_DRAFT, targets, namespace);
    }

    private boolean mayInAny(Action action, Collection<ScopedCluster> targets, @Nullable String namespace) {
        return targets.isEmpty()
                ? grants.stream().anyMatch(g -> action.isAllowedTo(g.role()) && g.appliesIn(namespace))
                : targets.stream().anyMatch(scopedCluster -> may(action, scopedCluster, namespace));
    }

    public AuthorizedScope authorizedScope(Action action, Collection<ScopedCluster> fleet) {
        if (mayInFleet(action)) {
            return new AuthorizedScope(true, Set.of(), Map.of());
        }
        Set<String> clusters = new TreeSet<>();
        Map<String, Set<String>> byNamespace = new HashMap<>();
        for (Grant grant : grants) {
            String namespace = grant.scope().namespace();
            if (!action.isAllowedTo(grant.role()) || grant.role().isNamespaceRole() && namespace == null) {
                continue;
            }
            Set<String> target = !grant.role().isNamespaceRole() || namespace == null
                    ? clusters
                    : byNamespace.computeIfAbsent(namespace, n -> new TreeSet<>());
            fleet.stream().filter(grant::appliesIn).map(ScopedCluster::cluster).forEach(target::add);
        }
        return new AuthorizedScope(false, clusters, byNamespace);
    }

    /** Returns the roles held in any of these clusters; they are recorded with the command. */
    public Set<Role> rolesIn(Collection<ScopedCluster> clusters, @Nullable String namespace) {
        Set<Role> roles = new HashSet<>();
        for (Grant grant : grants) {
            if (grant.role().isFleetWide() || clusters.stream().anyMatch(grant::appliesIn) && grant.appliesIn(namespace)) {
                roles.add(grant.role());
            }
        }
        return new TreeSet<>(roles);
    }
}

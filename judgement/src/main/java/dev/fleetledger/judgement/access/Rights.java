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
        return grants.stream().anyMatch(g -> action.allowedTo(g.role()) && g.countsIn(scopedCluster) && g.countsIn(namespace));
    }

    /** Checks a right that doesn't concern one cluster: running the fleet, granting any role, reading the whole ledger. */
    public boolean mayInFleet(Action action) {
        return grants.stream().anyMatch(g -> action.allowedTo(g.role()) && g.role().ofFleet());
    }

    /** Checks for the right in any scope. This suffices to start a draft, because a new draft has no namespace yet. */
    public boolean maySomewhere(Action action) {
        return grants.stream().anyMatch(g -> action.allowedTo(g.role()));
    }

    /**
     * A fleet-wide command requires the right in every target cluster.
     *
     * @return the clusters where the right is missing, in the given order
     */
    public List<MissingRight> missing(Action action, Collection<ScopedCluster> places, @Nullable String namespace) {
        return places.stream()
                .filter(scopedCluster -> !may(action, scopedCluster, namespace))
                .map(scopedCluster -> new MissingRight(scopedCluster.cluster(), namespace, action.least().name()))
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
        if (namespace == null) {
            return false;
        }
        return targets.isEmpty()
                ? grants.stream().anyMatch(g -> action.allowedTo(g.role()) && g.countsIn(namespace))
                : targets.stream().anyMatch(scopedCluster -> may(action, scopedCluster, namespace));
    }

    public AuthorizedScope reach(Action action, Collection<ScopedCluster> fleet) {
        if (mayInFleet(action)) {
            return new AuthorizedScope(true, Set.of(), Map.of());
        }
        Set<String> whole = new TreeSet<>();
        Map<String, Set<String>> byNamespace = new HashMap<>();
        for (Grant grant : grants) {
            String namespace = grant.scope().namespace();
            if (!action.allowedTo(grant.role()) || grant.role().ofNamespace() && namespace == null) {
                continue;
            }
            Set<String> into = !grant.role().ofNamespace() || namespace == null
                    ? whole
                    : byNamespace.computeIfAbsent(namespace, n -> new TreeSet<>());
            fleet.stream().filter(grant::countsIn).map(ScopedCluster::cluster).forEach(into::add);
        }
        return new AuthorizedScope(false, whole, byNamespace);
    }

    /** Returns the roles held in any of these clusters; they are recorded with the command. */
    public Set<Role> rolesIn(Collection<ScopedCluster> places, @Nullable String namespace) {
        Set<Role> roles = new HashSet<>();
        for (Grant grant : grants) {
            if (grant.role().ofFleet() || places.stream().anyMatch(grant::countsIn) && grant.countsIn(namespace)) {
                roles.add(grant.role());
            }
        }
        return new TreeSet<>(roles);
    }
}

package dev.fleetledger.judgement.access;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

/** What one person may do, from all grants to them and to their groups. The only place where that is decided. */
public record Rights(String subject, List<Grant> grants) {

    /** @param namespace none asks about the cluster itself, where a right in any of its namespaces counts only for reading it */
    public boolean may(Action action, Place place, @Nullable String namespace) {
        return grants.stream().anyMatch(g -> action.allowedTo(g.role()) && g.countsIn(place) && g.countsIn(namespace));
    }

    /** A right that is not about one cluster: running the fleet, granting anything, reading the whole ledger. */
    public boolean mayInFleet(Action action) {
        return grants.stream().anyMatch(g -> action.allowedTo(g.role()) && g.role().ofFleet());
    }

    /** A right somewhere: enough to begin a draft, which belongs to nobody's namespace yet. */
    public boolean maySomewhere(Action action) {
        return grants.stream().anyMatch(g -> action.allowedTo(g.role()));
    }

    /** A fleet-wide act needs the right in every target. @return where it is missing, in the order of the places */
    public List<Missing> missing(Action action, Collection<Place> places, @Nullable String namespace) {
        return places.stream()
                .filter(place -> !may(action, place, namespace))
                .map(place -> new Missing(place.cluster(), namespace, action.least().name()))
                .toList();
    }

    /**
     * A draft is its owner's until it names a namespace; then those with a right there have it too.
     *
     * @param targets the clusters that it names so far; with none, a right in the namespace anywhere counts
     */
    public boolean mayOnDraft(Action action, String owner, @Nullable String namespace, Collection<Place> targets) {
        if (mayInFleet(action) || subject.equals(owner) && action != Action.TAKE_OVER_DRAFT) {
            return true;
        }
        if (namespace == null) {
            return false;
        }
        return targets.isEmpty()
                ? grants.stream().anyMatch(g -> action.allowedTo(g.role()) && g.countsIn(namespace))
                : targets.stream().anyMatch(place -> may(action, place, namespace));
    }

    public Reach reach(Action action, Collection<Place> fleet) {
        if (mayInFleet(action)) {
            return new Reach(true, Set.of(), Map.of());
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
            fleet.stream().filter(grant::countsIn).map(Place::cluster).forEach(into::add);
        }
        return new Reach(false, whole, byNamespace);
    }

    /** The roles held in any of these places, for the record of who acted. */
    public Set<Role> rolesIn(Collection<Place> places, @Nullable String namespace) {
        Set<Role> roles = new HashSet<>();
        for (Grant grant : grants) {
            if (grant.role().ofFleet() || places.stream().anyMatch(grant::countsIn) && grant.countsIn(namespace)) {
                roles.add(grant.role());
            }
        }
        return new TreeSet<>(roles);
    }
}

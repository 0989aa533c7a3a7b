package dev.fleetledger.judgement.access;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Who may give and revoke which grants. A Fleet Admin any; others roles below their own, in scopes within their own. A scope of labels also
 * counts in clusters that join later, so it is within another scope of labels or all clusters only.
 */
public final class GrantRights {

    private static final Map<Role, Set<Role>> GRANTABLE = Map.of(
            Role.NSAdmin, Set.of(Role.NSViewer, Role.NSEditor),
            Role.ClusterAdmin, Set.of(Role.NSViewer, Role.NSEditor, Role.NSAdmin));

    private GrantRights() {}

    /** @param fleet clusters whose labels are known */
    public static boolean mayGrant(Rights rights, Role role, Scope scope, Collection<ScopedCluster> fleet) {
        return missing(rights, role, scope, fleet).isEmpty();
    }

    /** Returns the rights that giving or revoking this grant lacks, by the clusters that its scope names. */
    public static List<MissingRight> missing(Rights rights, Role role, Scope scope, Collection<ScopedCluster> fleet) {
        if (rights.mayInFleet(Action.MANAGE_GRANTS)) {
            return List.of();
        }
        String leastRole = leastGranter(role).name();
        List<Scope> own = rights.grants().stream()
                .filter(grant -> GRANTABLE.getOrDefault(grant.role(), Set.of()).contains(role) && grant.appliesIn(scope.namespace()))
                .map(Grant::scope).toList();
        List<MissingRight> missing = new ArrayList<>();
        if (own.isEmpty() && scope.clusters().isEmpty() || !coversOpenPart(own, scope)) {
            missing.add(new MissingRight(MissingRight.ANYWHERE, scope.namespace(), leastRole));
        }
        scope.clusters().stream().sorted().filter(cluster -> own.stream().noneMatch(it -> covers(it, cluster, fleet)))
                .forEach(cluster -> missing.add(new MissingRight(cluster, scope.namespace(), leastRole)));
        return List.copyOf(missing);
    }

    /** The part of the scope in which clusters count that are not named. */
    private static boolean coversOpenPart(List<Scope> own, Scope scope) {
        return (!scope.all() || own.stream().anyMatch(Scope::all))
                && (scope.matchLabels().isEmpty() || own.stream().anyMatch(it -> it.all() || !it.matchLabels().isEmpty()
                        && scope.matchLabels().entrySet().containsAll(it.matchLabels().entrySet())));
    }

    private static boolean covers(Scope own, String cluster, Collection<ScopedCluster> fleet) {
        return own.all() || own.clusters().contains(cluster)
                || fleet.stream().anyMatch(it -> it.cluster().equals(cluster) && own.covers(it));
    }

    private static Role leastGranter(Role role) {
        return GRANTABLE.entrySet().stream().filter(entry -> entry.getValue().contains(role)).map(Map.Entry::getKey)
                .min(Comparator.naturalOrder()).orElse(Role.FleetAdmin);
    }
}

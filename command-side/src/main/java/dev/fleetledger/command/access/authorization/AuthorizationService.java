package dev.fleetledger.command.access.authorization;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import dev.fleetledger.command.fleet.GuardRails;
import dev.fleetledger.command.message.Actor;
import dev.fleetledger.command.message.AuditContext;
import dev.fleetledger.command.people.PersonTable;
import dev.fleetledger.judgement.access.Action;
import dev.fleetledger.judgement.access.MissingRight;
import dev.fleetledger.judgement.access.Rights;
import dev.fleetledger.judgement.access.ScopedCluster;
import dev.fleetledger.manifest.placement.PlacementCluster;

/** Authorization service: loads the current grants of people. A command handler gets the actor's {@link Authorization} as a parameter. */
@Component
public final class AuthorizationService {

    private final GrantTable grantTable;
    private final PersonTable personTable;
    private final GuardRails guardRails;

    AuthorizationService(GrantTable grantTable, PersonTable personTable, GuardRails guardRails) {
        this.grantTable = grantTable;
        this.personTable = personTable;
        this.guardRails = guardRails;
    }

    Authorization authorize(Actor actor, AuditContext audit) {
        return new Authorization(new Rights(actor.subject(), grantTable.findHeldBy(actor)), audit, guardRails);
    }

    /** Whether somebody else is a Fleet Admin, directly or as a member of a group. */
    public boolean existsFleetAdminBeside(String subject) {
        return grantTable.existsFleetAdminBeside(subject);
    }

    /**
     * The clusters where a person other than the actor may not change workloads of the namespace now. Uses the groups of that person's last
     * request.
     *
     * @param createsNamespace whether the right to create the namespace is needed too
     */
    public Set<String> findForbidden(String subject, String namespace, List<PlacementCluster> clusters, boolean createsNamespace) {
        Rights rights = rightsOf(subject);
        List<ScopedCluster> scoped = Authorization.scopedClusters(clusters);
        return Stream.concat(rights.missing(Action.CHANGE_WORKLOAD.in(namespace, guardRails.current()), scoped, namespace).stream(),
                createsNamespace ? rights.missing(Action.CREATE_NAMESPACE, scoped, namespace).stream() : Stream.empty())
                .map(MissingRight::cluster).collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * Whether a person other than the actor may edit a draft. Uses the groups of that person's last request.
     *
     * @param namespace absent: the right is required in any namespace
     * @param targets   the clusters that the draft names so far
     */
    public boolean couldEdit(String subject, @Nullable String namespace, List<PlacementCluster> targets) {
        return rightsOf(subject).couldOwnDraft(namespace, Authorization.scopedClusters(targets));
    }

    private Rights rightsOf(String subject) {
        return new Rights(subject, grantTable.findHeldBy(new Actor(subject, null, personTable.groups(subject))));
    }
}

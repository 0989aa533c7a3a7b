package dev.fleetledger.command.access.authorization;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import dev.fleetledger.command.message.Actor;
import dev.fleetledger.command.message.AuditContext;
import dev.fleetledger.command.people.PersonTable;
import dev.fleetledger.judgement.access.Rights;
import dev.fleetledger.judgement.access.ScopedCluster;
import dev.fleetledger.manifest.placement.PlacementCluster;

/** Authorization service: loads the current grants of people. A command handler gets the actor's {@link Authorization} as a parameter. */
@Component
public final class AuthorizationService {

    private final GrantTable grantTable;
    private final PersonTable personTable;

    AuthorizationService(GrantTable grantTable, PersonTable personTable) {
        this.grantTable = grantTable;
        this.personTable = personTable;
    }

    Authorization authorize(Actor actor, AuditContext audit) {
        return new Authorization(new Rights(actor.subject(), grantTable.findHeldBy(actor)), audit);
    }

    /**
     * Whether a person other than the actor may edit a draft. Uses the groups of that person's last request.
     *
     * @param namespace absent: the right is required in any namespace
     * @param targets   the clusters that the draft names so far
     */
    public boolean couldEdit(String subject, @Nullable String namespace, List<PlacementCluster> targets) {
        Rights rights = new Rights(subject, grantTable.findHeldBy(new Actor(subject, null, personTable.groups(subject))));
        return rights.couldOwnDraft(namespace, targets.stream().map(it -> new ScopedCluster(it.name(), it.labels())).toList());
    }
}

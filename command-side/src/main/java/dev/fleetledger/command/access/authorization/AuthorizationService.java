package dev.fleetledger.command.access.authorization;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import dev.fleetledger.command.people.PersonTable;
import dev.fleetledger.command.request.Actor;
import dev.fleetledger.command.request.CommandRequest;
import dev.fleetledger.judgement.access.Action;
import dev.fleetledger.judgement.access.Rights;
import dev.fleetledger.judgement.access.ScopedCluster;
import dev.fleetledger.manifest.placement.PlacementCluster;

/** Authorization service: loads the current grants of the actor. Every use case obtains its authorization checks here. */
@Component
public final class AuthorizationService {

    private final GrantTable grantTable;
    private final PersonTable personTable;

    AuthorizationService(GrantTable grantTable, PersonTable personTable) {
        this.grantTable = grantTable;
        this.personTable = personTable;
    }

    public Authorization authorize(CommandRequest commandRequest) {
        return new Authorization(new Rights(commandRequest.actor().subject(), grantTable.findHeldBy(commandRequest.actor())),
                commandRequest);
    }

    /**
     * Whether a person other than the actor may edit a draft. Uses the groups of that person's last request.
     *
     * @param namespace absent: the right is required in any namespace
     * @param targets   the clusters that the draft names so far
     */
    public boolean couldEdit(String subject, @Nullable String namespace, List<PlacementCluster> targets) {
        Rights rights = new Rights(subject, grantTable.findHeldBy(new Actor(subject, null, personTable.groups(subject))));
        return namespace == null
                ? rights.maySomewhere(Action.EDIT_DRAFT)
                : rights.mayOnDraft(Action.EDIT_DRAFT, "", namespace, targets.stream().map(it -> new ScopedCluster(it.name(), it.labels()))
                        .toList());
    }
}

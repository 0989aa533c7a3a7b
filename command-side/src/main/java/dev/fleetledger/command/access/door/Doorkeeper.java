package dev.fleetledger.command.access.door;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import dev.fleetledger.command.people.People;
import dev.fleetledger.command.request.Actor;
import dev.fleetledger.command.request.Request;
import dev.fleetledger.judgement.access.Action;
import dev.fleetledger.judgement.access.Place;
import dev.fleetledger.judgement.access.Rights;
import dev.fleetledger.manifest.placement.Cluster;

/** Authorization service: loads the current grants of the actor. Every use case obtains its authorization checks here. */
@Component
public final class Doorkeeper {

    private final GrantTable grants;
    private final People people;

    Doorkeeper(GrantTable grants, People people) {
        this.grants = grants;
        this.people = people;
    }

    public Standing standing(Request request) {
        return new Standing(new Rights(request.actor().subject(), grants.heldBy(request.actor())), request);
    }

    /**
     * Whether a person other than the actor may edit a draft. Uses the groups of that person's last request.
     *
     * @param namespace absent: the right is required in any namespace
     * @param targets   the clusters that the draft names so far
     */
    public boolean mightEdit(String subject, @Nullable String namespace, List<Cluster> targets) {
        Rights rights = new Rights(subject, grants.heldBy(new Actor(subject, null, people.groups(subject))));
        return namespace == null
                ? rights.maySomewhere(Action.EDIT_DRAFT)
                : rights.mayOnDraft(Action.EDIT_DRAFT, "", namespace, targets.stream().map(it -> new Place(it.name(), it.labels())).toList());
    }
}

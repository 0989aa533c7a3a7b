package dev.fleetledger.command.access.door;

import org.springframework.stereotype.Component;

import dev.fleetledger.command.request.Request;
import dev.fleetledger.judgement.access.Rights;

/** Knows everybody's grants as they are now; every use case asks here. */
@Component
public final class Doorkeeper {

    private final GrantTable grants;

    Doorkeeper(GrantTable grants) {
        this.grants = grants;
    }

    public Standing standing(Request request) {
        return new Standing(new Rights(request.actor().subject(), grants.heldBy(request.actor())), request);
    }
}

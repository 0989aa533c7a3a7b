package dev.fleetledger.agent.intake;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.agent.deployment.Order;
import dev.fleetledger.agent.memory.KnownHub;
import dev.fleetledger.contract.intent.Hub;
import dev.fleetledger.contract.intent.Intent;

/** Whether an intent is let in, by the hub that speaks and by what is wanted already. Pure. */
sealed interface Letting {

    record In() implements Letting {}

    /** Nothing to do: a repeat, or one that came late. */
    record Stale() implements Letting {}

    record Refused(String code, String message) implements Letting {}

    static Letting of(@Nullable KnownHub known, @Nullable Intent wanted, Intent next) {
        if (known != null && refusal(known, next.hub()) instanceof Refused refused) {
            return refused;
        }
        if (next.equals(wanted)) {
            return new Stale();
        }
        return wanted != null && Order.of(wanted).isNewerThan(Order.of(next)) ? new Stale() : new In();
    }

    /** @return nothing if this hub may speak */
    static @Nullable Refused refusal(KnownHub known, Hub hub) {
        if (!known.installation().equals(hub.installation())) {
            return new Refused("OtherHub", "This cluster belongs to installation " + known.installation() + ", not to "
                    + hub.installation());
        }
        return hub.epoch() < known.epoch()
                ? new Refused("HubWentBackwards", "The hub's epoch is " + hub.epoch() + ", this cluster has seen " + known.epoch())
                : null;
    }
}

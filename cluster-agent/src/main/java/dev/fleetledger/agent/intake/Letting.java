package dev.fleetledger.agent.intake;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.agent.deployment.Order;
import dev.fleetledger.agent.memory.KnownHub;
import dev.fleetledger.contract.intent.Hub;
import dev.fleetledger.contract.intent.Intent;

/** Decides whether an intent is accepted, by the known hub and the current wanted intent. Has no side effects. */
sealed interface Letting {

    record In() implements Letting {}

    /** The intent is a repeat or late; nothing is done. */
    record Stale() implements Letting {}

    record Refused(String code, String message) implements Letting {}

    static Letting of(@Nullable KnownHub known, @Nullable Intent wanted, Intent next) {
        if (known != null && refusal(known, next.hub()) instanceof Refused refused) {
            return refused;
        }
        return wanted == null || Order.of(next).isNewerThan(Order.of(wanted)) || isRedone(wanted, next) ? new In() : new Stale();
    }

    /** The same generation, made again by a hub that had lost it: the later record applies. */
    private static boolean isRedone(Intent wanted, Intent next) {
        return Order.of(next).equals(Order.of(wanted)) && !next.intent().equals(wanted.intent());
    }

    /** @return nothing if this hub is accepted */
    static @Nullable Refused refusal(KnownHub known, Hub hub) {
        if (!known.installation().equals(hub.installation())) {
            return new Refused("OtherHub", "This cluster belongs to installation " + known.installation() + ", not to "
                    + hub.installation() + "; to give it to that one, join it again");
        }
        return hub.epoch() < known.epoch()
                ? new Refused("HubWentBackwards", "The hub's epoch is " + hub.epoch() + ", this cluster has seen " + known.epoch())
                : null;
    }
}

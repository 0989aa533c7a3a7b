package dev.fleetledger.agent.intake;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.agent.deployment.EpochGeneration;
import dev.fleetledger.agent.memory.KnownHub;
import dev.fleetledger.contract.intent.Hub;
import dev.fleetledger.contract.intent.Intent;

/** Decides whether an intent is accepted, by the known hub and the current wanted intent. Has no side effects. */
sealed interface IntentAcceptance {

    record Accepted() implements IntentAcceptance {}

    /** The intent is a repeat or late; nothing is done. */
    record Stale() implements IntentAcceptance {}

    record Rejected(String code, String message) implements IntentAcceptance {}

    static IntentAcceptance of(@Nullable KnownHub known, @Nullable Intent wanted, Intent next) {
        if (known != null && rejectHub(known, next.hub()) instanceof Rejected rejected) {
            return rejected;
        }
        return wanted == null || EpochGeneration.of(next).isNewerThan(EpochGeneration.of(wanted)) || isReissued(wanted, next)
                ? new Accepted() : new Stale();
    }

    /** The same generation, made again by a hub that had lost it: the later record applies. */
    private static boolean isReissued(Intent wanted, Intent next) {
        return EpochGeneration.of(next).equals(EpochGeneration.of(wanted)) && !next.intent().equals(wanted.intent());
    }

    /** @return nothing if this hub is accepted */
    static @Nullable Rejected rejectHub(KnownHub known, Hub hub) {
        if (!known.installation().equals(hub.installation())) {
            return new Rejected("OtherHub", "This cluster belongs to installation " + known.installation() + ", not to "
                    + hub.installation() + "; to give it to that one, join it again");
        }
        return hub.epoch() < known.epoch()
                ? new Rejected("HubWentBackwards", "The hub's epoch is " + hub.epoch() + ", this cluster has seen " + known.epoch())
                : null;
    }
}

package dev.fleetledger.agent.memory;

import java.util.UUID;

/** The hub this agent has last listened to. */
public record KnownHub(UUID installation, long epoch) {

    public KnownHub {
        if (installation == null) {
            throw new IllegalArgumentException("It names no installation");
        }
    }
}

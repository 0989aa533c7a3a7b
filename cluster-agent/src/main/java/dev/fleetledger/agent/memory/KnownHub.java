package dev.fleetledger.agent.memory;

import java.util.UUID;

/** The hub that this agent accepts, with its latest epoch. */
public record KnownHub(UUID installation, long epoch) {

    public KnownHub {
        if (installation == null) {
            throw new IllegalArgumentException("The installation is missing");
        }
    }
}

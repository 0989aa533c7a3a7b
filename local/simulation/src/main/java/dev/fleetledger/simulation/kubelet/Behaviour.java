package dev.fleetledger.simulation.kubelet;

import java.util.Arrays;

/** Simulated behaviour of a container, selected by the tag of its image. */
enum Behaviour {
    CANNOT_BE_PULLED(":bad"), CRASHES(":crash"), NEVER_READY(":never"), RUNS("");

    private final String ending;

    Behaviour(String ending) {
        this.ending = ending;
    }

    static Behaviour of(String image) {
        return Arrays.stream(values()).filter(behaviour -> image.endsWith(behaviour.ending)).findFirst().orElse(RUNS);
    }
}

package dev.fleetledger.simulation.kubelet;

import java.util.Arrays;

/** How a container goes, by the end of its image's name. */
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

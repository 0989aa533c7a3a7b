package dev.fleetledger.simulation.kubelet;

import java.util.Arrays;

/** Simulated behaviour of a container, selected by the tag of its image. */
enum Behaviour {
    CANNOT_BE_PULLED(":bad"), CRASHES(":crash"), NEVER_READY(":never"), RUNS("");

    private final String tagSuffix;

    Behaviour(String tagSuffix) {
        this.tagSuffix = tagSuffix;
    }

    static Behaviour of(String image) {
        return Arrays.stream(values()).filter(behaviour -> image.endsWith(behaviour.tagSuffix)).findFirst().orElse(RUNS);
    }
}

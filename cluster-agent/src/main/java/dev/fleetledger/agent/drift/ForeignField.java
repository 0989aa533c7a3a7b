package dev.fleetledger.agent.drift;

import dev.fleetledger.agent.apiserver.LiveObject.Manager;

/**
 * A field of a live object that another manager set.
 *
 * @param pointer with named list items
 * @param path    JSON pointer into the live object, with indexes
 */
public record ForeignField(String pointer, String path, Manager manager) {

    /** @return kubectl's restart annotation, whoever set it */
    public static ForeignField restart() {
        return new ForeignField(Baseline.RESTART, Baseline.RESTART, new Manager("", "", "", null));
    }
}

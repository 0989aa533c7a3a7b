package dev.fleetledger.query.web;

import dev.fleetledger.problem.NotImplementedException;

/** A part of the interface that is described but not implemented. */
public final class UnimplementedFeature {

    private UnimplementedFeature() {}

    /**
     * @param name   the feature, as the subject of a sentence
     * @param remedy what the caller can do until it is implemented
     */
    public static NotImplementedException exception(String name, String remedy) {
        return new NotImplementedException(name + " is described, but not built yet.", remedy);
    }
}

package dev.fleetledger.agent.cluster;

/** This agent is too old for a kind, or it was never meant to apply it. */
public final class UnknownKind extends RuntimeException {

    UnknownKind(String apiVersion, String kind) {
        super("This agent does not apply " + kind + " (" + apiVersion + ")");
    }
}

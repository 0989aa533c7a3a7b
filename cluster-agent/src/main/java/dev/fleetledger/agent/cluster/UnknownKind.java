package dev.fleetledger.agent.cluster;

/** This agent is too old for the kind, or must not apply it. */
public final class UnknownKind extends RuntimeException {

    UnknownKind(String apiVersion, String kind) {
        super("This agent does not apply " + kind + " (" + apiVersion + ")");
    }
}

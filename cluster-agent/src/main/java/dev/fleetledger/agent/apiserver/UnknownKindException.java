package dev.fleetledger.agent.apiserver;

/** This agent is too old for the kind, or must not apply it. */
public final class UnknownKindException extends RuntimeException {

    UnknownKindException(String apiVersion, String kind) {
        super("This agent does not apply " + kind + " (" + apiVersion + ")");
    }
}

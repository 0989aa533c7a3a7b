package dev.fleetledger.agent.apply;

/** Truncates messages: a cluster's message may be pages long, and a report must stay small. */
public final class MessageLimit {

    private static final int MAX_CHARACTERS = 512;

    private MessageLimit() {}

    public static String truncate(String message) {
        return message.length() <= MAX_CHARACTERS ? message : message.substring(0, MAX_CHARACTERS - 1) + "…";
    }
}

package dev.fleetledger.agent.apply;

/** Truncates messages: a cluster's message may be pages long, and a report must stay small. */
public final class MessageLimit {

    private static final int CHARACTERS = 512;

    private MessageLimit() {}

    public static String truncate(String words) {
        return words.length() <= CHARACTERS ? words : words.substring(0, CHARACTERS - 1) + "…";
    }
}

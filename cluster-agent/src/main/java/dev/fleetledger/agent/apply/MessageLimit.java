package dev.fleetledger.agent.apply;

/** Truncates messages: a cluster's message may be pages long, and a report must stay small. */
public final class MessageLimit {

    private static final int MAX_CHARACTERS = 512;

    private MessageLimit() {}

    public static String truncate(String message) {
        return truncate(message, MAX_CHARACTERS);
    }

    /** Ends after a word, unless the last word is longer than half of the message. */
    public static String truncate(String message, int maxCharacters) {
        if (message.length() <= maxCharacters) {
            return message;
        }
        int end = maxCharacters - 1;
        int lastBlank = message.lastIndexOf(' ', end);
        return message.substring(0, lastBlank > end / 2 ? lastBlank : end) + "…";
    }
}

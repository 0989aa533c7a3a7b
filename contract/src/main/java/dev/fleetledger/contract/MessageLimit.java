package dev.fleetledger.contract;

/** Truncates messages for people: a cluster's message may be pages long, and reports, events and rows must stay small. */
public final class MessageLimit {

    private static final int MAX_CHARACTERS = 512;

    private MessageLimit() {}

    public static String truncate(String message) {
        return truncate(message, MAX_CHARACTERS);
    }

    /** Ends after a word, unless the last word is longer than half of the message; never within a surrogate pair. */
    public static String truncate(String message, int maxCharacters) {
        if (message.length() <= maxCharacters) {
            return message;
        }
        int end = maxCharacters - 1;
        int wordEnd = end;
        while (wordEnd > end / 2 && !Character.isWhitespace(message.charAt(wordEnd))) {
            wordEnd--;
        }
        if (wordEnd > end / 2) {
            return message.substring(0, wordEnd).stripTrailing() + "…";
        }
        return message.substring(0, Character.isHighSurrogate(message.charAt(end - 1)) ? end - 1 : end) + "…";
    }
}

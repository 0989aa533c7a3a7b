package dev.fleetledger.agent.apply;

/** A cluster's words may be pages long; a report must stay small. */
public final class Bounded {

    private static final int CHARACTERS = 512;

    private Bounded() {}

    public static String message(String words) {
        return words.length() <= CHARACTERS ? words : words.substring(0, CHARACTERS - 1) + "…";
    }
}

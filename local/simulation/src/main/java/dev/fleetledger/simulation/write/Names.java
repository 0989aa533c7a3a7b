package dev.fleetledger.simulation.write;

import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;

/** The ends that the server puts to generated names: letters and digits that make no words. */
public final class Names {
    private static final String ALPHABET = "bcdfghjklmnpqrstvwxz2456789";
    private static final int LENGTH = 5;

    private Names() {
    }

    static String suffix() {
        return ThreadLocalRandom.current().ints(LENGTH, 0, ALPHABET.length())
                .mapToObj(index -> String.valueOf(ALPHABET.charAt(index))).collect(Collectors.joining());
    }

    /** A number in the same letters, as hashes of revisions are written. */
    public static String spelled(long number) {
        return Long.toUnsignedString(number).chars()
                .mapToObj(digit -> String.valueOf(ALPHABET.charAt(digit % ALPHABET.length()))).collect(Collectors.joining());
    }
}

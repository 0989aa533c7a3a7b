package dev.fleetledger.simulation.write;

import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;

/** Generates suffixes of names from letters and digits that form no words. */
public final class GeneratedNames {
    private static final String ALPHABET = "bcdfghjklmnpqrstvwxz2456789";
    private static final int LENGTH = 5;

    private GeneratedNames() {
    }

    static String suffix() {
        return ThreadLocalRandom.current().ints(LENGTH, 0, ALPHABET.length())
                .mapToObj(index -> String.valueOf(ALPHABET.charAt(index))).collect(Collectors.joining());
    }

    /** Encodes a number with the same characters, as revision hashes are written. */
    public static String encode(long number) {
        return Long.toUnsignedString(number).chars()
                .mapToObj(digit -> String.valueOf(ALPHABET.charAt(digit % ALPHABET.length()))).collect(Collectors.joining());
    }
}

package dev.fleetledger.manifest.credential;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Splits a name into its words, whatever the convention: {@code DB_PASS}, {@code db-pass}, {@code db.pass}, {@code dbPass} and
 * {@code DBPass2} all have the words db and pass.
 */
final class NameWords {
    private static final Pattern BOUNDARY =
            Pattern.compile("[^\\p{L}]+|(?<=\\p{Ll})(?=\\p{Lu})|(?<=\\p{Lu})(?=\\p{Lu}\\p{Ll})");
    /** A longer text is no name that anybody writes. */
    private static final int MAX_LENGTH = 512;

    private NameWords() {
    }

    static List<String> split(String name) {
        String start = name.length() > MAX_LENGTH ? name.substring(name.length() - MAX_LENGTH) : name;
        return Stream.of(BOUNDARY.split(start)).filter(word -> !word.isEmpty()).map(word -> word.toLowerCase(Locale.ROOT)).toList();
    }
}

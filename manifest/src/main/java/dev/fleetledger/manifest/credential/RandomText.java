package dev.fleetledger.manifest.credential;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Recognizes hexadecimal digits, base64 and similar random text of 32 characters and more. */
final class RandomText {
    static final int SHORTEST = 32;
    /** In random hexadecimal digits of 32 characters 14 different ones are expected. Masks and counters have few. */
    private static final int FEWEST_DISTINCT = 8;
    /** Share of neighbours of different kinds (upper case, lower case, digit). Random base64 has 0.65, names in camel case below 0.3. */
    private static final double MIXED = 0.32;
    private static final double MIXED_CASE = 0.4;
    private static final int SHORTEST_MIXED_CASE = 10;
    /** The same with two kinds only, for example letters of one case and digits. Random text has 0.32 to 0.4. */
    private static final double MIXED_OF_TWO = 0.2;
    private static final Pattern HEX = Pattern.compile("[0-9a-f]{32,}|[0-9A-F]{32,}");
    private static final Pattern RUN = Pattern.compile("[A-Za-z0-9+/_-]{32,}={0,2}");
    private static final Pattern UUID = Pattern.compile("(?i)(?<![0-9a-f])[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?![0-9a-f])");
    private static final Pattern INTEGRITY = Pattern.compile("sha\\d{1,3}[-_].*", Pattern.DOTALL);
    /**
     * A whole word, with the name before it. Part of a path, an image reference or a longer word is none. Every repetition is possessive or
     * bounded, so that a long text is scanned once.
     */
    private static final Pattern WORD = Pattern.compile("(?<![\\w./:@+%-])-{0,2}"
            + "(?:(?<name>[A-Za-z][\\w./-]{0,80}+)(?:=|[\"']?\\s{0,3}:[\\s\"'\\\\]{1,4}|\\s{1,3}))?"
            + "[\"'(\\[]{0,2}(?<run>[A-Za-z0-9+/_-]{32,}+={0,2})(?![\\w./:@+%-])(?<file>\\s[\\s*]\\S)?");
    private static final Pattern PUBLIC_BLOCK = Pattern.compile(
            "-----BEGIN [A-Z0-9 ]*(?:CERTIFICATE|PUBLIC KEY|REQUEST|PARAMETERS|CRL)[A-Z ]*-----[^-]*+");
    private static final Pattern SSH_PUBLIC = Pattern.compile(
            "(?:ssh-[a-z0-9-]{2,20}|ecdsa-sha2-[a-z0-9-]{2,20})\\s{1,3}AAAA[A-Za-z0-9+/=]*+");

    private RandomText() {
    }

    /** Whether the text contains a random word that no name beside it explains. */
    static boolean occursIn(String text) {
        if (text.length() < SHORTEST) {
            return false;
        }
        String secretOnly = SSH_PUBLIC.matcher(PUBLIC_BLOCK.matcher(text).replaceAll("")).replaceAll("");
        Matcher matcher = WORD.matcher(secretOnly);
        while (matcher.find()) {
            String name = matcher.group("name");
            boolean explained = name != null && NameKind.of(name) == NameKind.IDENTIFYING || matcher.group("file") != null;
            if (!explained && isRandom(matcher.group("run")) || name != null && isRandom(name)) {
                return true;
            }
        }
        return false;
    }

    static boolean isRandom(String word) {
        if (word.length() < SHORTEST || !RUN.matcher(word).matches() || INTEGRITY.matcher(word).matches() || UUID.matcher(word).find()) {
            return false;
        }
        return HEX.matcher(word).matches() ? isVaried(word) : isMixed(word) && !isPublic(word);
    }

    /** Whether letters change their case as often as in random text; names in camel case don't. */
    static boolean isMixedCase(String word) {
        return word.length() >= SHORTEST_MIXED_CASE && changes(word) >= MIXED_CASE * word.length();
    }

    private static boolean isVaried(String hex) {
        return hex.chars().distinct().count() >= FEWEST_DISTINCT && hex.chars().anyMatch(Character::isLetter);
    }

    private static boolean isMixed(String word) {
        int[] counts = new int[4];
        word.chars().forEach(character -> counts[kind((char) character)]++);
        double share = (double) changes(word) / word.length();
        boolean allKinds = counts[0] > 0 && counts[1] > 0 && counts[2] > 0;
        boolean twoKinds = counts[2] >= 5 && counts[0] + counts[1] >= 5 && counts[3] == 0;
        return allKinds && share >= MIXED || twoKinds && share >= MIXED_OF_TWO;
    }

    /** Counts neighbours of different kinds; a separator is no neighbour. */
    private static int changes(String word) {
        int changes = 0;
        for (int i = 1; i < word.length(); i++) {
            int kind = kind(word.charAt(i));
            int before = kind(word.charAt(i - 1));
            changes += kind != 3 && before != 3 && kind != before ? 1 : 0;
        }
        return changes;
    }

    private static int kind(char character) {
        return character >= 'a' && character <= 'z' ? 0 : character >= 'A' && character <= 'Z' ? 1
                : character >= '0' && character <= '9' ? 2 : 3;
    }

    /** A certificate or public key, encoded once more, as in {@code caBundle}. */
    private static boolean isPublic(String base64) {
        if (!base64.startsWith("LS0tLS1CRUdJTi")) {
            return false;
        }
        String start = base64.substring(0, Math.min(base64.length(), 64) / 4 * 4).replace("=", "A");
        String decoded = new String(Base64.getDecoder().decode(start.replace('-', '+').replace('_', '/')), StandardCharsets.ISO_8859_1);
        return PUBLIC_BLOCK.matcher(decoded + "-----").find();
    }
}

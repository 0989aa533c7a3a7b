package dev.fleetledger.manifest.credential;

import static dev.fleetledger.manifest.credential.NameVocabulary.ABOUT_CREDENTIAL;
import static dev.fleetledger.manifest.credential.NameVocabulary.CREDENTIAL;
import static dev.fleetledger.manifest.credential.NameVocabulary.CREDENTIAL_BEGINNINGS;
import static dev.fleetledger.manifest.credential.NameVocabulary.CREDENTIAL_ENDINGS;
import static dev.fleetledger.manifest.credential.NameVocabulary.CREDENTIAL_STEMS;
import static dev.fleetledger.manifest.credential.NameVocabulary.DERIVED_AFTER;
import static dev.fleetledger.manifest.credential.NameVocabulary.DERIVED_AFTER_TOKEN;
import static dev.fleetledger.manifest.credential.NameVocabulary.DERIVED_BEFORE;
import static dev.fleetledger.manifest.credential.NameVocabulary.HINT;
import static dev.fleetledger.manifest.credential.NameVocabulary.IDENTIFIER;
import static dev.fleetledger.manifest.credential.NameVocabulary.KEY;
import static dev.fleetledger.manifest.credential.NameVocabulary.KEY_QUALIFIERS;
import static dev.fleetledger.manifest.credential.NameVocabulary.NOT_CREDENTIAL;
import static dev.fleetledger.manifest.credential.NameVocabulary.OBJECT;
import static dev.fleetledger.manifest.credential.NameVocabulary.OF_OBJECT;
import static dev.fleetledger.manifest.credential.NameVocabulary.PLAIN_KEYS;
import static dev.fleetledger.manifest.credential.NameVocabulary.PLURAL;
import static dev.fleetledger.manifest.credential.NameVocabulary.SWITCH;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What a name says about its value. */
enum NameKind {
    /** The value is a credential. */
    CREDENTIAL_VALUE,
    /** The value is a credential, or the name of an object that contains one. */
    CREDENTIAL_OR_OBJECT,
    /** Several values, or a number of them. */
    CREDENTIAL_VALUES,
    /** The value is a credential if it looks like one. */
    HINTED,
    /** Only what is recognized without a name is a credential. */
    PLAIN,
    /** The value may be random text without being a credential. */
    IDENTIFYING;

    /** Prefix of a label's or annotation's key: who defined it, not what it is. */
    private static final Pattern DOMAIN = Pattern.compile("^[a-z0-9-]{1,63}(?:\\.[a-z0-9-]{1,63}){1,20}/");
    private static final int SHORTEST_PART = 4;

    static NameKind of(String name) {
        List<String> words = NameWords.split(DOMAIN.matcher(name).replaceFirst(""));
        for (int i = words.size() - 1; i >= 0; i--) {
            if (isCredential(words, i)) {
                return ofCredential(words, i);
            }
        }
        if (contains(words, IDENTIFIER)) {
            return IDENTIFYING;
        }
        boolean hinted = contains(words, HINT) && !isPlainKey(words) && !contains(words, ABOUT_CREDENTIAL);
        return hinted ? HINTED : PLAIN;
    }

    boolean isOfCredential() {
        return this == CREDENTIAL_VALUE || this == CREDENTIAL_OR_OBJECT || this == CREDENTIAL_VALUES;
    }

    /** Whether a value can be a credential because of its name. */
    boolean judgesValue() {
        return isOfCredential() || this == HINTED;
    }

    private static NameKind ofCredential(List<String> words, int index) {
        List<String> before = words.subList(0, index);
        List<String> after = words.subList(index + 1, words.size());
        String word = words.get(index);
        if (contains(before, DERIVED_BEFORE) || contains(after, DERIVED_AFTER)
            || word.startsWith("token") && contains(after, DERIVED_AFTER_TOKEN)) {
            return IDENTIFYING;
        }
        if (contains(after, ABOUT_CREDENTIAL) || OBJECT.contains(word) && contains(before, OF_OBJECT)) {
            return PLAIN;
        }
        return OBJECT.contains(word) ? CREDENTIAL_OR_OBJECT
            : PLURAL.contains(word) || contains(before, SWITCH) ? CREDENTIAL_VALUES : CREDENTIAL_VALUE;
    }

    private static boolean isCredential(List<String> words, int index) {
        String word = words.get(index);
        if (KEY.contains(word)) {
            return contains(words.subList(0, index), KEY_QUALIFIERS);
        }
        return CREDENTIAL.contains(word)
            || !NOT_CREDENTIAL.contains(word) && (CREDENTIAL_STEMS.stream().anyMatch(word::contains)
                || CREDENTIAL_ENDINGS.stream().anyMatch(word::endsWith)
                || index == words.size() - 1 && isUnfinished(word));
    }

    /** A name that is being typed is saved too, and the value beside it must not be stored meanwhile. */
    private static boolean isUnfinished(String word) {
        return word.length() >= SHORTEST_PART && CREDENTIAL_BEGINNINGS.stream().anyMatch(whole -> whole.startsWith(word));
    }

    private static boolean isPlainKey(List<String> words) {
        return KEY.contains(words.getLast()) && (words.size() == 1 || contains(words, PLAIN_KEYS));
    }

    private static boolean contains(List<String> words, Set<String> vocabulary) {
        return words.stream().anyMatch(word -> vocabulary.contains(word)
            || word.endsWith("s") && vocabulary.contains(word.substring(0, word.length() - 1)));
    }
}

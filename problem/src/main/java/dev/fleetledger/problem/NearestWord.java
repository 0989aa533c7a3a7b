package dev.fleetledger.problem;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

import org.apache.commons.text.similarity.LevenshteinDistance;

/** The word that somebody probably meant. */
final class NearestWord {

    private static final LevenshteinDistance DISTANCE = LevenshteinDistance.getDefaultInstance();

    private NearestWord() {}

    /** Returns nothing if more than half of the letters differ from each of the words. */
    static Optional<String> to(String written, Collection<String> words) {
        return words.stream().filter(word -> DISTANCE.apply(written, word) * 2 <= Math.max(written.length(), word.length()))
                .min(Comparator.comparing(word -> DISTANCE.apply(written, word)));
    }
}

package dev.fleetledger.problem;

import java.util.List;
import java.util.Locale;

/**
 * What a problem says of its violations to those who read its detail and remedy only: all of a single one, else the first
 * and how many there are.
 */
record ViolationSummary(String detail, String remedy) {

    /** @param violations at least one */
    static ViolationSummary of(List<ProblemViolation> violations) {
        ProblemViolation first = violations.getFirst();
        String place = place(first);
        return violations.size() == 1
                ? new ViolationSummary(place.isEmpty() ? first.message() : capitalize(place) + ": " + first.message(), first.remedy())
                : new ViolationSummary("%d errors were found, the first%s: %s".formatted(violations.size(),
                        place.isEmpty() ? "" : " " + place, first.message()),
                        "Correct what `violations` lists, each by its own remedy, then send the request again.");
    }

    private static String place(ProblemViolation violation) {
        String step = violation.step() == null ? "" : "in the " + violation.step() + " step ";
        return (step + (violation.pointer().isEmpty() ? "" : "at " + violation.pointer())).strip();
    }

    private static String capitalize(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }
}

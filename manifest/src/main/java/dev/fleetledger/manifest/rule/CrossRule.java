package dev.fleetledger.manifest.rule;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

import dev.fleetledger.manifest.document.PathMatch;
import dev.fleetledger.manifest.document.Step;
import dev.fleetledger.manifest.draft.DraftSnapshot;

/**
 * A rule about several values, checked on the completed draft. Its name is the sentence that is true if the rule is violated.
 *
 * @param message for a violation at a pointer; may have {@code {it}} in it, which stands for the field and the value that was found
 */
record CrossRule(Step step, String name, boolean warning, BiFunction<DraftSnapshot, String, String> message, String remedy,
        Function<DraftSnapshot, List<String>> findViolations) {

    static CrossRule rule(Step step, String name, String message, String remedy, Function<DraftSnapshot, List<String>> findViolations) {
        return new CrossRule(step, name, false, (draft, pointer) -> message, remedy, findViolations);
    }

    static CrossRule warning(Step step, String name, String message, String remedy, Function<DraftSnapshot, List<String>> findViolations) {
        return new CrossRule(step, name, true, (draft, pointer) -> message, remedy, findViolations);
    }

    /** Returns the pointers of a member of each match. */
    static List<String> pointers(List<PathMatch> matches, String member) {
        return matches.stream().map(match -> match.pointer(member)).toList();
    }

    static List<String> pointers(List<PathMatch> matches) {
        return matches.stream().map(PathMatch::pointer).toList();
    }
}

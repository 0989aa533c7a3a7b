package dev.fleetledger.manifest.rule;

import java.util.List;
import java.util.function.Function;

import dev.fleetledger.manifest.document.PathMatch;
import dev.fleetledger.manifest.document.Step;
import dev.fleetledger.manifest.draft.DraftSnapshot;

/** A rule about several values, checked on the completed draft. Its name is the sentence that is true if the rule is violated. */
record CrossRule(Step step, String name, boolean warning, String message, String remedy, Function<DraftSnapshot, List<String>> broken) {

    static CrossRule rule(Step step, String name, String message, String remedy, Function<DraftSnapshot, List<String>> broken) {
        return new CrossRule(step, name, false, message, remedy, broken);
    }

    static CrossRule warning(Step step, String name, String message, String remedy, Function<DraftSnapshot, List<String>> broken) {
        return new CrossRule(step, name, true, message, remedy, broken);
    }

    /** Returns the pointers of a member of each match. */
    static List<String> at(List<PathMatch> found, String member) {
        return found.stream().map(one -> one.pointer(member)).toList();
    }

    static List<String> at(List<PathMatch> found) {
        return found.stream().map(PathMatch::pointer).toList();
    }
}

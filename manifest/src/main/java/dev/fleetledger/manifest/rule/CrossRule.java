package dev.fleetledger.manifest.rule;

import java.util.List;
import java.util.function.Function;

import dev.fleetledger.manifest.document.Found;
import dev.fleetledger.manifest.document.Step;
import dev.fleetledger.manifest.draft.Draft;

/** A rule about several values, named as the sentence that is true when it is broken. It sees the draft with its defaults. */
record CrossRule(Step step, String name, boolean warning, String message, String remedy, Function<Draft, List<String>> broken) {

    static CrossRule rule(Step step, String name, String message, String remedy, Function<Draft, List<String>> broken) {
        return new CrossRule(step, name, false, message, remedy, broken);
    }

    static CrossRule warning(Step step, String name, String message, String remedy, Function<Draft, List<String>> broken) {
        return new CrossRule(step, name, true, message, remedy, broken);
    }

    /** The pointers of a member of each finding. */
    static List<String> at(List<Found> found, String member) {
        return found.stream().map(one -> one.pointer(member)).toList();
    }

    static List<String> at(List<Found> found) {
        return found.stream().map(Found::pointer).toList();
    }
}

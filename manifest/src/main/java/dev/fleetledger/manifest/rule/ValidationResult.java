package dev.fleetledger.manifest.rule;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.fleetledger.manifest.document.Step;

/** Result of validating a draft: violations prevent its submission, warnings don't. */
public record ValidationResult(List<Violation> violations, List<Violation> warnings) {
    /** Largest number of each kind per step: nobody reads more, and each is serialized. */
    public static final int MAX_PER_STEP = 200;

    public ValidationResult {
        violations = List.copyOf(violations);
        warnings = List.copyOf(warnings);
    }

    public ValidationResult of(Step step) {
        return new ValidationResult(ofStep(step, violations), ofStep(step, warnings));
    }

    public ValidationResult and(ValidationResult more) {
        return new ValidationResult(
            Stream.concat(violations.stream(), more.violations.stream()).toList(),
            Stream.concat(warnings.stream(), more.warnings.stream()).toList());
    }

    /** Limits the number of violations and warnings. An additional one states how many are left out. */
    public ValidationResult truncated() {
        return new ValidationResult(truncated(violations, "MoreRulesAreBroken", " more rules are broken in this step."),
            truncated(warnings, "MoreIsWarnedOf", " more warnings are left out here."));
    }

    private static List<Violation> truncated(List<Violation> findings, String rule, String message) {
        if (findings.size() <= MAX_PER_STEP) {
            return findings;
        }
        Map<Step, Integer> counted = new EnumMap<>(Step.class);
        List<Violation> first = new ArrayList<>(findings.stream().filter(one -> counted.merge(one.step(), 1, Integer::sum) <= MAX_PER_STEP)
                .toList());
        counted.forEach((step, count) -> {
            if (count > MAX_PER_STEP) {
                first.add(new Violation(step, "", rule, count - MAX_PER_STEP + message,
                        "Mend those that are shown; the others are shown then."));
            }
        });
        return first;
    }

    private static List<Violation> ofStep(Step step, List<Violation> findings) {
        return findings.stream().filter(finding -> finding.step() == step).toList();
    }
}

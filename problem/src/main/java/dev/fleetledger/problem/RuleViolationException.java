package dev.fleetledger.problem;

import java.util.List;
import java.util.Map;

import dev.fleetledger.manifest.rule.Violation;

/** The request is well-formed, and a rule forbids what it asks for. */
public final class RuleViolationException extends ProblemException {

    private final transient List<ProblemViolation> violations;

    public RuleViolationException(String code, String detail, String remedy) {
        this(code, detail, remedy, List.of());
    }

    /** @param choices what the caller can choose from instead */
    public static RuleViolationException ofChoices(String code, String detail, String remedy, List<String> choices) {
        return new RuleViolationException(code, detail, remedy, List.of(), Map.of("choices", choices));
    }

    public RuleViolationException(String code, String detail, String remedy, List<ProblemViolation> violations) {
        this(code, detail, remedy, violations, violations.isEmpty() ? Map.of() : Map.of("violations", violations));
    }

    private RuleViolationException(String code, String detail, String remedy, List<ProblemViolation> violations,
            Map<String, Object> extensions) {
        super(code, detail, remedy, extensions);
        this.violations = List.copyOf(violations);
    }

    /**
     * Violated rules of the wizard.
     *
     * @param violations at least one
     */
    public static RuleViolationException of(List<Violation> violations) {
        return ofValidation(violations.stream().map(ProblemViolation::of).toList());
    }

    /** @param violations at least one */
    public static RuleViolationException ofValidation(List<ProblemViolation> violations) {
        ViolationSummary summary = ViolationSummary.of(violations);
        return new RuleViolationException("ValidationFailed", summary.detail(), summary.remedy(), violations);
    }

    public List<ProblemViolation> violations() {
        return violations;
    }
}

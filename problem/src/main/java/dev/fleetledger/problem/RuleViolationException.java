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

    public RuleViolationException(String code, String detail, String remedy, List<ProblemViolation> violations) {
        super(code, detail, remedy, violations.isEmpty() ? Map.of() : Map.of("violations", violations));
        this.violations = List.copyOf(violations);
    }

    /** Violated rules of the wizard. */
    public static RuleViolationException of(List<Violation> violations) {
        return new RuleViolationException("ValidationFailed", violations.size() == 1 ? "A rule of the wizard is broken." : violations.size()
                + " rules of the wizard are broken.", "Mend what is listed, and ask again.",
                violations.stream().map(ProblemViolation::of).toList());
    }

    public List<ProblemViolation> violations() {
        return violations;
    }
}

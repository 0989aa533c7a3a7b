package dev.fleetledger.manifest;

import java.util.List;
import java.util.stream.Stream;

/** What the rules say about a draft: violations keep it from being submitted, warnings don't. */
public record Findings(List<Violation> violations, List<Violation> warnings) {
    public Findings {
        violations = List.copyOf(violations);
        warnings = List.copyOf(warnings);
    }

    public Findings of(Step step) {
        return new Findings(only(step, violations), only(step, warnings));
    }

    Findings and(Findings more) {
        return new Findings(
            Stream.concat(violations.stream(), more.violations.stream()).toList(),
            Stream.concat(warnings.stream(), more.warnings.stream()).toList());
    }

    private static List<Violation> only(Step step, List<Violation> findings) {
        return findings.stream().filter(finding -> finding.step() == step).toList();
    }
}

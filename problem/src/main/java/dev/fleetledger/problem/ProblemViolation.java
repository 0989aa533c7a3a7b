package dev.fleetledger.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

import dev.fleetledger.manifest.document.ShapeError;
import dev.fleetledger.manifest.document.Step;
import dev.fleetledger.manifest.rule.Violation;

/**
 * A violated rule or shape error in a problem document. All members are always there.
 *
 * @param step    null when the body is not the document of a wizard step
 * @param pointer JSON pointer into the body
 * @param rule    name of the rule, worded as a sentence
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record ProblemViolation(@Nullable String step, String pointer, String rule, String message, String remedy) {

    public static ProblemViolation of(Violation it) {
        return new ProblemViolation(it.step().key(), it.pointer(), it.rule(), it.message(), it.remedy());
    }

    static ProblemViolation of(ShapeError it) {
        return new ProblemViolation(null, it.pointer(), it.rule(), it.message(), it.remedy());
    }

    static ProblemViolation of(Step step, ShapeError it) {
        return new ProblemViolation(step.key(), it.pointer(), it.rule(), it.message(), it.remedy());
    }
}

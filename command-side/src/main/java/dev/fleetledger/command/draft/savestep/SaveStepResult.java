package dev.fleetledger.command.draft.savestep;

import java.util.List;

import dev.fleetledger.command.message.CommandReceipt;
import dev.fleetledger.command.message.CommandResult;
import dev.fleetledger.manifest.rule.ValidationResult;
import dev.fleetledger.problem.ProblemViolation;

/**
 * Result of saving a step.
 *
 * @param state      completeness of the step
 * @param violations of the step, which block a submit but not the save
 */
public record SaveStepResult(String id, String state, List<ProblemViolation> violations, List<ProblemViolation> warnings, long version,
        String position) implements CommandResult {

    static SaveStepResult of(CommandReceipt receipt, String state, ValidationResult validationResult) {
        return new SaveStepResult(receipt.id(), state, validationResult.violations().stream().map(ProblemViolation::of).toList(),
                validationResult.warnings().stream().map(ProblemViolation::of).toList(), receipt.version(), receipt.position());
    }
}

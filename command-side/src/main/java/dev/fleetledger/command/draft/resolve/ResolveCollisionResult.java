package dev.fleetledger.command.draft.resolve;

import java.util.List;

import dev.fleetledger.command.message.CommandReceipt;
import dev.fleetledger.command.message.CommandResult;
import dev.fleetledger.manifest.rule.ValidationResult;
import dev.fleetledger.problem.ProblemViolation;

/** @param violations of all steps, which contain the collisions that are still open */
record ResolveCollisionResult(String id, List<ProblemViolation> violations, List<ProblemViolation> warnings, long version,
        String position) implements CommandResult {

    static ResolveCollisionResult of(CommandReceipt receipt, ValidationResult validationResult) {
        return new ResolveCollisionResult(receipt.id(), validationResult.violations().stream().map(ProblemViolation::of).toList(),
                validationResult.warnings().stream().map(ProblemViolation::of).toList(), receipt.version(), receipt.position());
    }
}

package dev.fleetledger.command.draft.rebase;

import java.util.List;

import dev.fleetledger.command.message.CommandReceipt;
import dev.fleetledger.command.message.CommandResult;
import dev.fleetledger.contract.draft.DraftEvent.BasedOn;
import dev.fleetledger.manifest.rule.ValidationResult;
import dev.fleetledger.problem.ProblemViolation;

/** Result of a rebase: what the draft is based on now, and the violations of all steps, which contain its collisions. */
record RebaseDraftResult(String id, BasedOn basedOn, List<ProblemViolation> violations, List<ProblemViolation> warnings, long version,
        String position) implements CommandResult {

    static RebaseDraftResult of(CommandReceipt receipt, BasedOn basedOn, ValidationResult validationResult) {
        return new RebaseDraftResult(receipt.id(), basedOn, validationResult.violations().stream().map(ProblemViolation::of).toList(),
                validationResult.warnings().stream().map(ProblemViolation::of).toList(), receipt.version(), receipt.position());
    }
}

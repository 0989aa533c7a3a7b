package dev.fleetledger.command.draft.savemanifest;

import java.util.List;

import dev.fleetledger.command.message.CommandReceipt;
import dev.fleetledger.command.message.CommandResult;
import dev.fleetledger.manifest.draft.OmittedObject;
import dev.fleetledger.manifest.importer.ImportResult;
import dev.fleetledger.manifest.rule.ValidationResult;
import dev.fleetledger.problem.ProblemViolation;

/**
 * Result of replacing a draft from YAML.
 *
 * @param notCarried objects that are not imported
 * @param violations of all steps, which block a submit but not the import
 */
record SaveManifestResult(String id, List<KeptFieldResponse> kept, List<OmittedObject> notCarried, List<ProblemViolation> violations,
        List<ProblemViolation> warnings, long version, String position) implements CommandResult {

    static SaveManifestResult of(CommandReceipt receipt, ImportResult importResult, ValidationResult validationResult) {
        return new SaveManifestResult(receipt.id(), importResult.kept().stream().map(KeptFieldResponse::of).toList(),
                importResult.notCarried(), validationResult.violations().stream().map(ProblemViolation::of).toList(),
                validationResult.warnings().stream().map(ProblemViolation::of).toList(), receipt.version(), receipt.position());
    }
}

package dev.fleetledger.manifest.importer;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import tools.jackson.databind.JsonNode;

import dev.fleetledger.manifest.credential.Acknowledgements;
import dev.fleetledger.manifest.credential.CredentialPatterns;
import dev.fleetledger.manifest.credential.CredentialRedactor;
import dev.fleetledger.manifest.document.Json;
import dev.fleetledger.manifest.document.ShapeError;
import dev.fleetledger.manifest.document.Step;
import dev.fleetledger.manifest.document.StepDocuments;
import dev.fleetledger.manifest.draft.KeptField;
import dev.fleetledger.manifest.draft.OmittedObject;
import dev.fleetledger.manifest.form.ShapeValidator;

/** Makes an import safe to store permanently: redacts credentials and rejects shape errors and texts that can't be stored. */
public final class ImportSanitizer {
    private ImportSanitizer() {
    }

    /** Sanitizes an import that replaces nothing. */
    public static ImportResult sanitize(ImportResult importResult) {
        List<ShapeError> problems = findProblems(importResult);
        return problems.isEmpty() ? redact(importResult, StepDocuments.NONE)
                : new ImportResult(StepDocuments.NONE, List.of(), List.of(), problems, Set.of(), importResult.choices());
    }

    /**
     * Redacts an import of which {@link #findProblems} finds none but its own.
     *
     * @param replaced stored documents that the import replaces: literals acknowledged there are kept where they are unchanged
     */
    public static ImportResult redact(ImportResult importResult, StepDocuments replaced) {
        StepDocuments stepDocuments = importResult.documents();
        for (var step : stepDocuments.byStep().entrySet()) {
            JsonNode document = Acknowledgements.carryOver(replaced.of(step.getKey()), step.getValue());
            stepDocuments = stepDocuments.with(step.getKey(), CredentialRedactor.redact(step.getKey(), document));
        }
        return new ImportResult(stepDocuments, importResult.kept().stream().map(CredentialRedactor::redact).toList(),
                importResult.notCarried().stream().map(ImportSanitizer::redact).toList(),
                importResult.problems(), new TreeSet<>(withoutCredentials(List.copyOf(importResult.tolerated()))), importResult.choices());
    }

    /** Returns everything that prevents the import. */
    public static List<ShapeError> findProblems(ImportResult importResult) {
        List<ShapeError> problems = new ArrayList<>(importResult.problems());
        importResult.documents().byStep().forEach((step, document) ->
                ShapeValidator.check(step, document).forEach(one -> problems.add(withStep(step, one))));
        importResult.kept().forEach(one -> problems.addAll(findShapeErrors(one)));
        importResult.notCarried().forEach(one ->
                problems.addAll(ShapeValidator.findUnstorableTexts(Json.text(one.object() + one.why()), "")));
        return List.copyOf(problems);
    }

    /** Something that isn't carried stays named, even if its name can't be shown. */
    private static OmittedObject redact(OmittedObject omitted) {
        return new OmittedObject(CredentialRedactor.redact(omitted.object()), CredentialRedactor.redact(omitted.why()));
    }

    private static ShapeError withStep(Step step, ShapeError one) {
        return new ShapeError("/" + step.key() + one.pointer(), one.rule(), one.message(), one.remedy());
    }

    private static List<ShapeError> findShapeErrors(KeptField keptField) {
        String pointer = keptField.pointer();
        List<ShapeError> names = ShapeValidator.findUnstorableTexts(Json.text(pointer), "/kept");
        return names.isEmpty() ? ShapeValidator.findUnstorableTexts(keptField.value(), pointer) : names;
    }

    /** What follows the equals sign of a key is a number or a hash; a name has none. */
    private static List<String> withoutCredentials(List<String> keys) {
        return keys.stream().filter(key -> !CredentialPatterns.isCredential("", key.split("=", 2)[0])).toList();
    }
}

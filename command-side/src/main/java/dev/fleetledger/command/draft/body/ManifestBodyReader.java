package dev.fleetledger.command.draft.body;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.manifest.document.ShapeError;
import dev.fleetledger.manifest.document.StepDocuments;
import dev.fleetledger.manifest.importer.ImportResult;
import dev.fleetledger.manifest.importer.ImportSanitizer;
import dev.fleetledger.manifest.importer.ManifestImporter;
import dev.fleetledger.problem.MalformedRequestException;
import dev.fleetledger.problem.RuleViolationException;

/** Reads the YAML of a DaemonSet that is imported into a draft. */
public final class ManifestBodyReader {

    private ManifestBodyReader() {}

    /**
     * Reads the YAML and redacts what looks like a credential; the result may still need {@link #requireChosen}.
     *
     * @param name which of several DaemonSets is meant
     * @throws MalformedRequestException with everything that prevents the import
     */
    public static ImportResult read(String yaml, @Nullable String name) {
        return ImportSanitizer.redact(readUnredacted(yaml, name), StepDocuments.NONE);
    }

    /** Reads the YAML as {@link #read} does, but leaves it to the caller to redact it before anything is stored. */
    public static ImportResult readUnredacted(String yaml, @Nullable String name) {
        ImportResult importResult = ManifestImporter.fromYaml(yaml, name);
        List<ShapeError> problems = ImportSanitizer.findProblems(importResult);
        if (!problems.isEmpty() && importResult.choices().isEmpty()) {
            throw MalformedRequestException.body(problems);
        }
        return importResult;
    }

    /** @throws RuleViolationException when the YAML has several DaemonSets and none of them was chosen */
    public static ImportResult requireChosen(ImportResult importResult) {
        if (!importResult.choices().isEmpty()) {
            throw RuleViolationException.ofChoices("SeveralDaemonSets", importResult.problems().getFirst().message(),
                    "Choose one of `choices` by \"name\", and import the others into drafts of their own.", importResult.choices());
        }
        return importResult;
    }
}

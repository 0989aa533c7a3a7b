package dev.fleetledger.command.draft.body;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.manifest.importer.ImportResult;
import dev.fleetledger.manifest.importer.ImportSanitizer;
import dev.fleetledger.manifest.importer.ManifestImporter;
import dev.fleetledger.problem.MalformedRequestException;
import dev.fleetledger.problem.RuleViolationException;

/** Imports YAML into a draft and redacts what looks like a credential. */
public final class ManifestBodyReader {

    private ManifestBodyReader() {}

    /**
     * Reads the YAML; the result may still need {@link #requireChosen}.
     *
     * @param name which of several DaemonSets is meant
     * @throws MalformedRequestException with everything that prevents the import
     */
    public static ImportResult read(String yaml, @Nullable String name) {
        ImportResult importResult = ImportSanitizer.sanitize(ManifestImporter.fromYaml(yaml, name));
        if (!importResult.problems().isEmpty() && importResult.choices().isEmpty()) {
            throw MalformedRequestException.body(importResult.problems());
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

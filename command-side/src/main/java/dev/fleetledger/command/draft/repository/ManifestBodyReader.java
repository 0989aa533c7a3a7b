package dev.fleetledger.command.draft.repository;

import dev.fleetledger.command.response.ProblemException;
import dev.fleetledger.manifest.importer.ImportResult;
import dev.fleetledger.manifest.importer.ImportSanitizer;
import dev.fleetledger.manifest.importer.ManifestImporter;

/** Imports YAML into a draft and redacts what looks like a credential. */
public final class ManifestBodyReader {

    private ManifestBodyReader() {}

    /** @throws ProblemException 400 with everything that prevents the import */
    public static ImportResult read(String yaml) {
        ImportResult importResult = ImportSanitizer.sanitize(ManifestImporter.fromYaml(yaml));
        if (!importResult.problems().isEmpty()) {
            throw ProblemException.malformed(importResult.problems());
        }
        return importResult;
    }
}

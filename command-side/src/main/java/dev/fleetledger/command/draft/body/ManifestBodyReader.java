package dev.fleetledger.command.draft.body;

import dev.fleetledger.manifest.importer.ImportResult;
import dev.fleetledger.manifest.importer.ImportSanitizer;
import dev.fleetledger.manifest.importer.ManifestImporter;
import dev.fleetledger.problem.MalformedRequestException;

/** Imports YAML into a draft and redacts what looks like a credential. */
public final class ManifestBodyReader {

    private ManifestBodyReader() {}

    /** @throws MalformedRequestException with everything that prevents the import */
    public static ImportResult read(String yaml) {
        ImportResult importResult = ImportSanitizer.sanitize(ManifestImporter.fromYaml(yaml));
        if (!importResult.problems().isEmpty()) {
            throw MalformedRequestException.body(importResult.problems());
        }
        return importResult;
    }
}

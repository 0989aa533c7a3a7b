package dev.fleetledger.command.draft.shelf;

import dev.fleetledger.command.answer.Problem;
import dev.fleetledger.manifest.importing.Imported;
import dev.fleetledger.manifest.importing.Importing;
import dev.fleetledger.manifest.importing.Vetting;

/** Imports YAML into a draft and redacts what looks like a credential. */
public final class Manifests {

    private Manifests() {}

    /** @throws Problem 400 with everything that prevents the import */
    public static Imported read(String yaml) {
        Imported imported = Vetting.vet(Importing.yaml(yaml));
        if (!imported.problems().isEmpty()) {
            throw Problem.misshapen(imported.problems());
        }
        return imported;
    }
}

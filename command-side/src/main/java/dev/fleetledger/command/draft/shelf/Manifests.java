package dev.fleetledger.command.draft.shelf;

import dev.fleetledger.command.answer.Problem;
import dev.fleetledger.manifest.importing.Imported;
import dev.fleetledger.manifest.importing.Importing;
import dev.fleetledger.manifest.importing.Vetting;

/** YAML on its way into a draft: what looks like a credential gets no further than here. */
public final class Manifests {

    private Manifests() {}

    /** @throws Problem 400 with all that keeps it from becoming a draft */
    public static Imported read(String yaml) {
        Imported imported = Vetting.vet(Importing.yaml(yaml));
        if (!imported.problems().isEmpty()) {
            throw Problem.misshapen(imported.problems());
        }
        return imported;
    }
}

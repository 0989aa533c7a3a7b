package dev.fleetledger.command.draft.savemanifest;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.fleetledger.command.message.Command;
import dev.fleetledger.command.message.ExpectedVersion;
import dev.fleetledger.manifest.importer.ImportResult;

/**
 * @param draft    null when the text in the path is not an id
 * @param manifest without problems; not yet redacted
 */
record SaveManifest(@Nullable UUID draft, ImportResult manifest, ExpectedVersion expectedVersion) implements Command<SaveManifestResult> {

    @Override
    public String action() {
        return "draft.manifest.save";
    }
}

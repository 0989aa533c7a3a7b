package dev.fleetledger.command.draft.savemanifest;

import tools.jackson.databind.JsonNode;

import dev.fleetledger.manifest.draft.KeptField;

record KeptFieldResponse(String object, String path, JsonNode value) {

    static KeptFieldResponse of(KeptField keptField) {
        return new KeptFieldResponse(keptField.object(), keptField.path(), keptField.value());
    }
}

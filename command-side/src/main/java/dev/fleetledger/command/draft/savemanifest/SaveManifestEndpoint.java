package dev.fleetledger.command.draft.savemanifest;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;

import dev.fleetledger.command.door.Door;
import dev.fleetledger.command.request.Ids;
import dev.fleetledger.command.request.Request;

@RestController
final class SaveManifestEndpoint {

    private final Door door;

    SaveManifestEndpoint(Door door) {
        this.door = door;
    }

    @PutMapping("/api/v1/drafts/{id}/manifest")
    ResponseEntity<byte[]> save(@PathVariable String id, Request request) {
        return door.pass(new SaveManifest(Ids.parse(id), request.asking("draft.manifest.save")));
    }
}

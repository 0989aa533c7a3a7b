package dev.fleetledger.command.draft.preview;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

import dev.fleetledger.command.door.Door;
import dev.fleetledger.command.request.Ids;
import dev.fleetledger.command.request.Request;

@RestController
final class PreviewDraftEndpoint {

    private final Door door;

    PreviewDraftEndpoint(Door door) {
        this.door = door;
    }

    @PostMapping("/api/v1/drafts/{id}:preview")
    ResponseEntity<byte[]> preview(@PathVariable String id, Request request) {
        return door.pass(new PreviewDraft(Ids.parse(id), request.asking("draft.preview")));
    }
}

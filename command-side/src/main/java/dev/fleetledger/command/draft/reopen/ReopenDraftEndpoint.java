package dev.fleetledger.command.draft.reopen;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

import dev.fleetledger.command.door.Door;
import dev.fleetledger.command.request.Ids;
import dev.fleetledger.command.request.Request;

@RestController
final class ReopenDraftEndpoint {

    private final Door door;

    ReopenDraftEndpoint(Door door) {
        this.door = door;
    }

    @PostMapping("/api/v1/drafts/{id}:reopen")
    ResponseEntity<byte[]> reopen(@PathVariable String id, Request request) {
        return door.pass(new ReopenDraft(Ids.parse(id), request.asking("draft.reopen")));
    }
}

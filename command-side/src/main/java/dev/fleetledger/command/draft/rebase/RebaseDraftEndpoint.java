package dev.fleetledger.command.draft.rebase;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

import dev.fleetledger.command.door.Door;
import dev.fleetledger.command.request.Ids;
import dev.fleetledger.command.request.Request;

@RestController
final class RebaseDraftEndpoint {

    private final Door door;

    RebaseDraftEndpoint(Door door) {
        this.door = door;
    }

    @PostMapping("/api/v1/drafts/{id}:rebase")
    ResponseEntity<byte[]> rebase(@PathVariable String id, Request request) {
        return door.pass(new RebaseDraft(Ids.parse(id), request.asking("draft.rebase")));
    }
}

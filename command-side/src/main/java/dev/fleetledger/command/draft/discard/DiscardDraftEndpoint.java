package dev.fleetledger.command.draft.discard;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

import dev.fleetledger.command.door.Door;
import dev.fleetledger.command.request.Ids;
import dev.fleetledger.command.request.Request;

@RestController
final class DiscardDraftEndpoint {

    private final Door door;

    DiscardDraftEndpoint(Door door) {
        this.door = door;
    }

    @PostMapping("/api/v1/drafts/{id}:discard")
    ResponseEntity<byte[]> discard(@PathVariable String id, Request request) {
        return door.pass(new DiscardDraft(Ids.parse(id), request.asking("draft.discard")));
    }
}

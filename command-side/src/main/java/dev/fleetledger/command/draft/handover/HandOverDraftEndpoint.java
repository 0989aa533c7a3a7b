package dev.fleetledger.command.draft.handover;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

import dev.fleetledger.command.door.Door;
import dev.fleetledger.command.request.Ids;
import dev.fleetledger.command.request.Request;

@RestController
final class HandOverDraftEndpoint {

    private final Door door;

    HandOverDraftEndpoint(Door door) {
        this.door = door;
    }

    @PostMapping("/api/v1/drafts/{id}:handover")
    ResponseEntity<byte[]> handover(@PathVariable String id, Request request) {
        return door.pass(new HandOverDraft(Ids.parse(id), request.asking("draft.handover")));
    }
}

package dev.fleetledger.command.draft.start;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

import dev.fleetledger.command.door.Door;
import dev.fleetledger.command.request.Request;

@RestController
final class StartDraftEndpoint {

    private final Door door;

    StartDraftEndpoint(Door door) {
        this.door = door;
    }

    @PostMapping("/api/v1/drafts")
    ResponseEntity<byte[]> start(Request request) {
        return door.pass(new StartDraft(request.asking("draft.start")));
    }
}

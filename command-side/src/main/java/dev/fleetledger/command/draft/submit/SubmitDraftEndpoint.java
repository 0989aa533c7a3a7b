package dev.fleetledger.command.draft.submit;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

import dev.fleetledger.command.door.Door;
import dev.fleetledger.command.request.Ids;
import dev.fleetledger.command.request.Request;

@RestController
final class SubmitDraftEndpoint {

    private final Door door;

    SubmitDraftEndpoint(Door door) {
        this.door = door;
    }

    @PostMapping("/api/v1/drafts/{id}:submit")
    ResponseEntity<byte[]> submit(@PathVariable String id, Request request) {
        return door.pass(new SubmitDraft(Ids.parse(id), request.asking("draft.submit")));
    }
}

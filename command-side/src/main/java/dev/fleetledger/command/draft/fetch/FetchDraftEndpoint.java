package dev.fleetledger.command.draft.fetch;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

import dev.fleetledger.command.door.Door;
import dev.fleetledger.command.request.Ids;
import dev.fleetledger.command.request.Request;

@RestController
final class FetchDraftEndpoint {

    private final Door door;

    FetchDraftEndpoint(Door door) {
        this.door = door;
    }

    @PostMapping("/api/v1/drafts/{id}:fetch")
    ResponseEntity<byte[]> fetch(@PathVariable String id, Request request) {
        return door.pass(new FetchDraft(Ids.parse(id), request.asking("draft.fetch")));
    }
}

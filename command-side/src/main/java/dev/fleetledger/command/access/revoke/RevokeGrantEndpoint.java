package dev.fleetledger.command.access.revoke;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

import dev.fleetledger.command.door.Door;
import dev.fleetledger.command.request.Ids;
import dev.fleetledger.command.request.Request;

@RestController
final class RevokeGrantEndpoint {

    private final Door door;

    RevokeGrantEndpoint(Door door) {
        this.door = door;
    }

    @DeleteMapping("/api/v1/grants/{id}")
    ResponseEntity<byte[]> revoke(@PathVariable String id, Request request) {
        return door.pass(new RevokeGrant(Ids.parse(id), request.asking("grant.revoke")));
    }
}

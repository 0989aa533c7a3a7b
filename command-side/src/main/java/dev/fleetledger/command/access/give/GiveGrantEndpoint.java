package dev.fleetledger.command.access.give;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

import dev.fleetledger.command.door.Door;
import dev.fleetledger.command.request.Request;

@RestController
final class GiveGrantEndpoint {

    private final Door door;

    GiveGrantEndpoint(Door door) {
        this.door = door;
    }

    @PostMapping("/api/v1/grants")
    ResponseEntity<byte[]> give(Request request) {
        return door.pass(new GiveGrant(request.asking("grant.give")));
    }
}

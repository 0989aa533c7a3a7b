package dev.fleetledger.command.hub;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

import dev.fleetledger.command.door.Door;
import dev.fleetledger.command.request.Request;

@RestController
final class AcceptRestoreEndpoint {

    private final Door door;

    AcceptRestoreEndpoint(Door door) {
        this.door = door;
    }

    @PostMapping("/api/v1/hub:acceptRestore")
    ResponseEntity<byte[]> accept(Request request) {
        return door.pass(new AcceptRestore(request.asking("hub.accept-restore")));
    }
}

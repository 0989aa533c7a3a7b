package dev.fleetledger.command.cluster.register;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

import dev.fleetledger.command.door.Door;
import dev.fleetledger.command.request.Request;

@RestController
final class RegisterClusterEndpoint {

    private final Door door;

    RegisterClusterEndpoint(Door door) {
        this.door = door;
    }

    @PostMapping("/api/v1/clusters")
    ResponseEntity<byte[]> register(Request request) {
        return door.pass(new RegisterCluster(request.asking("cluster.register")));
    }
}

package dev.fleetledger.command.cluster.rotate;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

import dev.fleetledger.command.door.Door;
import dev.fleetledger.command.request.Request;

@RestController
final class RotateClusterEndpoint {

    private final Door door;

    RotateClusterEndpoint(Door door) {
        this.door = door;
    }

    @PostMapping("/api/v1/clusters/{id}:rotate")
    ResponseEntity<byte[]> rotate(@PathVariable String id, Request request) {
        return door.pass(new RotateCluster(id, request.asking("cluster.rotate")));
    }
}

package dev.fleetledger.command.cluster.remove;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

import dev.fleetledger.command.door.Door;
import dev.fleetledger.command.request.Request;

@RestController
final class RemoveClusterEndpoint {

    private final Door door;

    RemoveClusterEndpoint(Door door) {
        this.door = door;
    }

    @PostMapping("/api/v1/clusters/{id}:remove")
    ResponseEntity<byte[]> remove(@PathVariable String id, Request request) {
        return door.pass(new RemoveCluster(id, request.asking("cluster.remove")));
    }
}

package dev.fleetledger.command.cluster.look;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

import dev.fleetledger.command.door.Door;
import dev.fleetledger.command.request.Request;

@RestController
final class LookIntoClusterEndpoint {

    private final Door door;

    LookIntoClusterEndpoint(Door door) {
        this.door = door;
    }

    @PostMapping("/api/v1/clusters/{id}:look")
    ResponseEntity<byte[]> look(@PathVariable String id, Request request) {
        return door.pass(new LookIntoCluster(id, request.asking("cluster.look")));
    }
}
